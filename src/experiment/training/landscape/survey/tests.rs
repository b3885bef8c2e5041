use super::*;
use crate::dataset::batches::normalize_pixels;
use crate::experiment::training::landscape::Landscape;
use crate::experiment::training::landscape::tests::{assert_close, raced, small_data, small_settings};
use crate::network::loss::{Batch, Evaluator};

const ON: Advance<'static> = &|| true;

fn with_plane(settings: &Settings, plane: PlaneKind, images: usize) -> Settings {
    Settings { landscape: Some(Landscape { plane, images, ..Landscape::default() }), ..settings.clone() }
}

fn map(settings: &Settings, walks: &[KeptWalk], data: &Dataset, threads: usize) -> Map {
    made(settings, walks, data, [5, 4], ThreadPool::with_threads(threads), ON).unwrap().unwrap()
}

#[test]
fn at_the_end_of_the_chosen_net_a_random_plane_has_the_loss_of_the_race() {
    let data = small_data(150);
    let settings = Settings { chosen: 1, weight_decay: 0.01, ..small_settings(&["sgd:lr=0.1", "adam:lr=0.01"], 45) };
    let run = raced(&settings, &data, usize::MAX);
    for images in [150, 40] {
        let settings = with_plane(&settings, PlaneKind::Random, images);
        let map = map(&settings, &run.kept_walks(), &data, 2);
        let end = map.walks[1].points.last().unwrap();
        assert_eq!((end.iteration, end.x, end.y, end.off_plane), (45, 0.0, 0.0, 0.0));
        let mut inputs = vec![0f32; 9 * images];
        inputs.chunks_exact_mut(9).enumerate().for_each(|(at, column)| normalize_pixels(data.train.image(at), column));
        let labels: Vec<usize> = (0..images).map(|image| data.train.label(image)).collect();
        let mut evaluator = Evaluator::new(run.nets[1].shape(), images, 0.01f32);
        let own = f64::from(evaluator.loss(run.nets[1].parameters(), Batch { inputs: &inputs, labels: &labels }));
        assert_close(end.plane_loss.unwrap(), own, 1e-6, "the plane's");
        assert_close(end.own_loss.unwrap(), own, 1e-6, "the walk's own");
        assert!(map.walks[0].points.last().unwrap().off_plane > 0.1);
        assert!(map.explained.iter().sum::<f64>() < 0.3, "{:?}", map.explained);
    }
}

#[test]
fn the_plane_of_the_walks_holds_most_of_them_and_is_the_same_on_any_number_of_threads() {
    let data = small_data(90);
    let settings = small_settings(&["sgd:lr=0.5", "momentum:lr=0.1", "adam:lr=0.01"], 200);
    let run = raced(&settings, &data, usize::MAX);
    let walks = run.kept_walks();
    let map = map(&settings, &walks, &data, 1);
    assert_eq!((map.spacing, map.images, map.walks.len()), (2, 90, 3));
    let [first, second] = map.explained;
    assert!(first >= second && first + second > 0.7 && first + second <= 1.0 + 1e-9, "{:?}", map.explained);
    let again = self::map(&settings, &walks, &data, 3);
    assert_eq!((&map.walks, map.explained), (&again.walks, again.explained));
    assert_eq!(map.grid.values, again.grid.values);
    for walk in &map.walks {
        assert_eq!(walk.points.len(), 101);
        for point in &walk.points {
            assert!(map.grid.view.contains([point.x, point.y]));
        }
        // Pythagoras: nothing of a point's distance from the mean is lost.
        let start = walk.points[0];
        assert_close(start.x, map.walks[0].points[0].x, 1e-6, "the same start");
    }
    assert!(map.walks[0].points[0].off_plane > 0.0);
}

#[test]
fn a_diverged_net_moves_neither_the_directions_nor_the_view() {
    let data = small_data(90);
    let with = |optimizers: &[&str]| {
        let settings = small_settings(optimizers, 60);
        let run = raced(&settings, &data, usize::MAX);
        (map(&settings, &run.kept_walks(), &data, 2), run.kept_walks())
    };
    for diverging in ["sgd:lr=1e6", "momentum:lr=1e30"] {
        let (all, kept) = with(&["sgd:lr=0.1", diverging]);
        assert!(kept[1].diverged.is_some(), "{diverging}");
        assert!(all.walks[1].points.iter().skip(1).all(|point| point.is_far), "{diverging}");
        assert!(all.walks[0].points.iter().all(|point| !point.is_far && all.grid.view.contains([point.x, point.y])));
        let width = all.grid.view.x[1] - all.grid.view.x[0];
        assert!(width < 10.0, "{width}");
        assert_eq!(all.has_far_points(), diverging.starts_with("sgd")); // the other one has no finite point after its start
        // Alone it still has a map.
        let (alone, _) = with(&[diverging]);
        assert!(alone.grid.view.is_valid() && !alone.walks[0].points[0].is_far);
    }
}

#[test]
fn small_races_have_a_map() {
    let cases = [
        (small_settings(&["sgd"], 1), 90, usize::MAX),
        (Settings { hidden: Vec::new(), ..small_settings(&["sgd", "adam"], 30) }, 90, usize::MAX),
        (small_settings(&["sgd"], 30), 3, usize::MAX),
        (small_settings(&["sgd:lr=1e-30"], 5), 3, usize::MAX),
        (Settings { seeds: 3, ..small_settings(&["sgd", "adam"], 300) }, 30, 150), // stopped early
        (small_settings(&["sgd"], 300), 30, 1),
    ];
    for (settings, count, checks) in cases {
        let data = small_data(count);
        let run = raced(&settings, &data, checks);
        assert_eq!(run.is_finished(), checks == usize::MAX);
        for plane in [PlaneKind::Walks, PlaneKind::Random] {
            let settings = with_plane(&settings, plane, 2);
            let map = map(&settings, &run.kept_walks(), &data, 2);
            assert_eq!((map.images, map.walks.len()), (2, run.nets.len()));
            assert!(map.grid.values.iter().all(|loss| loss.is_finite()), "{:?}", map.grid);
            assert!(map.grid.view.is_valid() && map.explained.iter().all(|share| (0.0..=1.0 + 1e-9).contains(share)));
            for (walk, net) in map.walks.iter().zip(&run.nets) {
                assert_eq!(walk.at(None).unwrap().iteration, net.iterations());
                assert_eq!(walk.at(Some(0)).unwrap().iteration, 0);
            }
        }
    }
}

#[test]
fn what_a_run_computes_does_not_depend_on_what_is_kept() {
    let data = small_data(60);
    let settings = small_settings(&["sgd", "adam"], 25);
    let without = Settings { landscape: None, ..settings.clone() };
    let [kept, not] = [&settings, &without].map(|settings| raced(settings, &data, usize::MAX).results());
    assert_eq!(kept.curves, not.curves);
    assert!(raced(&without, &data, usize::MAX).kept_walks().is_empty());
}

#[test]
fn images_of_another_race_and_walks_without_points_are_refused() {
    let data = small_data(60);
    let settings = small_settings(&["sgd"], 5);
    let run = raced(&settings, &data, usize::MAX);
    let survey = |settings: &Settings, walks: &[KeptWalk], data: &Dataset| {
        Survey::new(settings, walks, data, ThreadPool::with_threads(1), ON).map(|survey| survey.is_some())
    };
    assert_eq!(survey(&settings, &run.kept_walks(), &data), Ok(true));
    assert!(survey(&settings, &[], &data).is_err());
    assert!(survey(&settings, &run.kept_walks(), &data.for_testing()).is_err());
    assert!(survey(&Settings { hidden: vec![3], ..settings.clone() }, &run.kept_walks(), &data).is_err());
    assert!(Survey::new(&settings, &run.kept_walks(), &data, ThreadPool::with_threads(1), &|| false).unwrap().is_none());
    let survey = Survey::new(&settings, &run.kept_walks(), &data, ThreadPool::with_threads(1), ON).unwrap().unwrap();
    assert!(survey.losses(&run.kept_walks(), &data, ThreadPool::with_threads(1), &|| false).is_none());
    assert!(survey.map(survey.fit(), [3, 3], ThreadPool::with_threads(1), &|| false).is_none());
}
