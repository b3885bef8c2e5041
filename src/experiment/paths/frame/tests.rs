use super::*;
use crate::experiment::paths::run;

#[test]
fn the_frame_holds_starts_paths_and_the_minimum_and_little_more() {
    let settings = Settings::default();
    let paths = run(&settings);
    let frame = settings.frame(&paths);
    assert!(frame.contains([0.0, 0.0]) && paths.iter().flat_map(Path::points).all(|point| frame.contains(point)));
    assert!(frame.x[1] - frame.x[0] < 11.0, "{frame:?}");
    let one = Settings { optimizers: settings.optimizers[..1].to_vec(), ..settings.clone() };
    let mut hidden = settings.clone();
    hidden.optimizers[1..].iter_mut().for_each(|entry| entry.visible = false);
    assert_eq!(hidden.frame(&paths), one.frame(&paths[..1]), "hidden paths need no room");
}

#[test]
fn the_surface_is_cut_above_what_the_paths_need() {
    let mut settings = Settings::default();
    let paths = run(&settings);
    let start = settings.landscape.value([-7.0, 2.0]);
    assert_eq!(settings.top(&paths), Some(1.5 * start));
    settings.toggle_whole();
    assert_eq!(settings.top(&paths), None);
}

#[test]
fn a_path_that_runs_away_does_not_shrink_the_others() {
    let mut settings = Settings {
        optimizers: vec!["sgd:lr=1.1".parse::<crate::optimizer::OptimizerSpec>().unwrap().into()],
        ..Settings::default()
    };
    settings.steps = 1000;
    let (frame, whole) = (settings.frame(&run(&settings)), settings.landscape.view());
    assert!(frame.y[1] - frame.y[0] < 1.2 * (whole.y[1] - whole.y[0]), "{frame:?}");
}

#[test]
fn without_paths_the_frame_tells_nothing_of_them() {
    let mut settings = Settings::default();
    let before = settings.frame(&[]);
    settings.optimizers.truncate(1);
    assert_eq!(settings.frame(&[]), before);
    assert!(before.contains([7.0, -2.0]) && !before.contains([9.0, 0.0]));
    settings.optimizers[0].visible = false;
    assert_eq!(settings.frame(&run(&settings)), before, "as little as hidden ones");
}

#[test]
fn the_whole_landscape_and_a_chosen_view_come_first() {
    let mut settings = Settings::default();
    let paths = run(&settings);
    let fitted = settings.frame(&paths);
    settings.toggle_whole();
    assert_eq!(settings.frame(&paths), settings.landscape.view());
    settings.view = Some(View { x: [0.0, 1.0], y: [0.0, 1.0] });
    assert_eq!(Some(settings.frame(&paths)), settings.view);
    settings.toggle_whole();
    assert_eq!(settings.frame(&paths), fitted);
}
