use std::sync::Mutex;

use super::*;
use crate::experiment::{activations, paths, training};
use crate::job::serving::Message;
use crate::job::wire::{packed, unpacked};
use crate::job::{Control, Job, Status};

/// What was posted by [`post`], of one test.
static POSTED: Mutex<Vec<Message>> = Mutex::new(Vec::new());

fn post(message: Message) {
    POSTED.lock().unwrap().push(message);
}

/// The output of a work that goes to another place and back as bytes.
fn elsewhere<W: Work>(work: &W) -> W::Output {
    let begin = named(name::<W>()).unwrap();
    let mut serving = begin(&packed(work).unwrap(), |_| ()).unwrap();
    loop {
        if let Some(output) = serving.part(0.01) {
            return unpacked(&output.unwrap()).unwrap();
        }
    }
}

fn here<W: Work>(mut work: W) -> W::Output {
    match work.run(&Control::default()) {
        std::task::Poll::Ready(output) => output,
        std::task::Poll::Pending => panic!("not at once"),
    }
}

#[test]
fn outputs_are_the_same_elsewhere() {
    let settings = paths::Settings { steps: 40, ..paths::Settings::default() };
    let trace = || TracePaths { settings: settings.clone(), known: None };
    assert_eq!(elsewhere(&trace()), here(trace()));
    let search = || SearchRates(settings.clone());
    assert_eq!(elsewhere(&search()), here(search()));
    let map = || MapSettings { settings: settings.clone(), updates: 4_000 };
    let (found, expected) = (elsewhere(&map()).flatten().unwrap(), here(map()).flatten().unwrap());
    assert_eq!(format!("{found:?}"), format!("{expected:?}")); // with NaN
    let basins = || MapBasins { settings: settings.clone(), view: settings.landscape.view(), updates: 4_000 };
    assert_eq!(elsewhere(&basins()), here(basins()));
    let nets = || activations::Settings { units: 8, samples: 20, ..activations::Settings::default() };
    let run = || RunNets { settings: nets(), before: activations::Results::default() };
    assert_eq!(elsewhere(&run()).unwrap().rows, here(run()).unwrap().rows);
    let small = || TrainSmallNets(nets());
    assert_eq!(elsewhere(&small()), here(small()));
}

/// The output made here and elsewhere, as bytes, which are equal where it is NaN too.
fn same<W: Work>(work: impl Fn() -> W) -> W::Output {
    let output = here(work());
    assert_eq!(packed(&elsewhere(&work())).unwrap(), packed(&output).unwrap(), "{}", name::<W>());
    output
}

#[test]
fn the_landscape_and_the_mistakes_of_a_race_are_the_same_elsewhere() {
    let settings = training::Settings {
        iterations: 12,
        batch: 10,
        hidden: vec![6],
        images: Some(100),
        landscape: Some(training::landscape::Landscape::default()),
        ..training::Settings::default()
    };
    let data = crate::dataset::Dataset::embedded().unwrap();
    let mut race = training::TrainingRun::new(&settings, data).unwrap();
    let control = training::RunControl { should_continue: &|| true, seconds: &|| 0.0 };
    race.run(crate::job::ThreadPool::with_threads(1), control);
    let walks = std::sync::Arc::new(race.kept_walks());
    assert_eq!(walks.len(), 4);
    let survey = same(|| SurveyWalks { settings: settings.clone(), walks: walks.clone() }).flatten().unwrap().unwrap();
    let map = same(|| MapPlane { survey: survey.clone(), view: survey.fit(), nodes: [5, 4] });
    assert!(map.flatten().is_some());
    let losses = same(|| MeasurePoints { survey: survey.clone(), walks: walks.clone(), data: None });
    assert!(losses.flatten().is_some());
    let net = &race.nets[0];
    let images = &race.data.test;
    let parameters = || crate::ui::training::works::Parameters(net.parameters().to_vec());
    let mistakes = same(|| FindMistakes { net: Some((net.shape().clone(), parameters(), images.clone())) });
    assert!(!mistakes.unwrap().is_empty());
}

#[test]
fn an_animation_is_the_same_elsewhere() {
    let settings = paths::Settings { steps: 3, ..paths::Settings::default() };
    let scene = crate::lesson::Scene::new("three steps", "", settings);
    let options = crate::figure::options::PictureOptions { size: [640, 360], ..Default::default() };
    let drawn = same(|| DrawAnimation { scene: scene.clone(), format: crate::figure::format::Format::Gif, options });
    assert!(drawn.unwrap().unwrap().starts_with(b"GIF89a"));
}

#[test]
fn every_second_setting_of_a_map_is_found_again() {
    for rule in crate::optimizer::OptimizerSpec::all() {
        for (number, _) in paths::outcome::second_settings(&rule) {
            let mut settings = paths::Settings { steps: 5, ..paths::Settings::default() };
            settings.optimizers.truncate(1);
            settings.optimizers[0].rule = rule.clone();
            number.key.clone_into(&mut settings.second);
            let found = elsewhere(&MapSettings { settings, updates: 100 });
            assert_eq!(found.flatten().map(|map| map.number.key), Some(number.key), "{}", rule.about().name);
        }
    }
}

#[test]
fn a_paused_run_goes_on_elsewhere_to_the_same_curves() {
    let mut settings = training::Settings { iterations: 60, batch: 10, hidden: vec![8], ..training::Settings::default() };
    settings.optimizers.truncate(2);
    let begin = named(name::<TrainNets>()).unwrap();
    let mut serving = begin(&packed(&TrainNets::new(&settings)).unwrap(), post).unwrap();
    assert!(serving.part(0.0).is_none(), "no time is left after the data is read");
    serving.cancel();
    let paused: Result<training::TrainingRun, String> = unpacked(&serving.part(10.0).unwrap().unwrap()).unwrap();
    let paused = paused.unwrap();
    assert!(!paused.is_finished() && !paused.data.train.has_pixels() && paused.data.test.has_pixels());
    assert!(serving.resume());
    let output = loop {
        if let Some(output) = serving.part(0.05) {
            break output.unwrap();
        }
    };
    let run: Result<training::TrainingRun, String> = unpacked(&output).unwrap();
    let run = run.unwrap();
    let data = crate::dataset::Dataset::embedded().unwrap();
    let expected = training::run(&settings, data, crate::job::ThreadPool::with_threads(1)).unwrap();
    let losses = |results: &training::Results| {
        results.curves.iter().flatten().map(|curve| (curve.losses.clone(), curve.accuracies.clone())).collect::<Vec<_>>()
    };
    assert_eq!(losses(&run.results()), losses(&expected));
    // What was told makes the same curves.
    let mut told: Vec<training::Curve> = vec![training::Curve::default(); 2];
    for message in POSTED.lock().unwrap().iter() {
        if let Message::News(bytes) = message {
            let news: crate::ui::training::works::News = unpacked(bytes).unwrap();
            told.iter_mut().zip(&news.curves).for_each(|(curve, new)| curve.extend(new));
        }
    }
    let told = training::Results { curves: vec![told], ..training::Results::default() };
    assert_eq!(losses(&told), losses(&expected));
}

#[test]
fn a_job_of_a_thread_resumes_from_its_output() {
    let settings = training::Settings { iterations: 20, batch: 5, hidden: vec![4], ..training::Settings::default() };
    let mut job = Job::spawn(TrainNets::new(&settings), || {});
    job.cancel();
    let mut output = wait(&job);
    assert!(!output.as_ref().unwrap().is_finished());
    assert!(job.resume(output, || {}));
    output = wait(&job);
    assert!(output.unwrap().is_finished());
}

fn wait<W: Work>(job: &Job<W>) -> W::Output {
    loop {
        match job.poll() {
            Status::Done(output) => return output,
            Status::Running => std::thread::yield_now(),
            Status::NoData(_) | Status::Failed => panic!("no output"),
        }
    }
}
