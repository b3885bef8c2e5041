//! The tasks of the lessons: none is solved at its start, each can be solved.

use halfpipe::dataset::Dataset;
use halfpipe::experiment::goal::{Found, Goal, Standing};
use halfpipe::experiment::paths::milestones::milestones;
use halfpipe::experiment::{Entry, Workspace, activations, paths, training};
use halfpipe::job::ThreadPool;
use halfpipe::lesson::{ControlGroup, LESSONS, Lesson, Scene, Task};

/// How far the results of these settings are, as they are shown.
fn standing(goal: &Goal, workspace: &Workspace) -> Option<Standing> {
    match workspace {
        Workspace::Paths(settings) => {
            let results = paths::run(settings);
            let milestones: Vec<_> = results.iter().map(|path| milestones(settings, path, &[])).collect();
            goal.of_paths(settings, &results, &milestones)
        }
        Workspace::Activations(settings) => goal.of_rows(settings, &activations::run(settings)),
        Workspace::Training(settings) => {
            let data = Dataset::embedded().unwrap();
            goal.of_curves(settings, &training::run(settings, data, ThreadPool::all_cores()).unwrap())
        }
    }
}

/// The scene of a lesson that has a task.
fn scene_of(lesson: &str) -> (Scene, Task) {
    let scenes = Lesson::open(lesson).unwrap().0.scenes;
    let mut with_task = scenes.into_iter().filter(|scene| scene.task.is_some());
    let scene = with_task.next().unwrap_or_else(|| panic!("{lesson} has no task"));
    assert!(with_task.next().is_none(), "{lesson} has one task");
    let task = scene.task.clone().unwrap();
    (scene, task)
}

/// The settings of the scene with another optimizer or initialization.
fn with(workspace: &Workspace, by: &str) -> Workspace {
    match workspace.clone() {
        Workspace::Paths(settings) => paths::Settings {
            optimizers: vec![Entry::from(by.parse::<halfpipe::optimizer::OptimizerSpec>().unwrap())],
            ..settings
        }
        .into(),
        Workspace::Activations(settings) => activations::Settings { rows: vec![by.parse().unwrap()], ..settings }.into(),
        Workspace::Training(settings) => {
            let optimizers = vec![Entry::from(by.parse::<halfpipe::optimizer::OptimizerSpec>().unwrap())];
            training::Settings { optimizers, ..settings }.into()
        }
    }
}

/// What is found at the start of each lesson's task, and settings that solve it.
const TASKS: [(&str, Found, &str); 12] = [
    ("valley", Found::Arrives(Some(43)), "sgd:lr=0.93"),
    ("velocity", Found::Arrives(Some(191)), "momentum:lr=1,momentum=0.5"),
    ("adaptive", Found::Arrives(Some(203)), "adagrad:lr=4"),
    ("learning-rates", Found::Diverges(None), "momentum:lr=2"),
    ("race", Found::Accuracy(Some(0.81)), "sgd:lr=0.2"),
    ("weights", Found::Spread(5, 0.0045), "normal:std=0.14"),
    ("starts", Found::Spread(5, 0.0814), "variance:scale=2.3,shape=uniform,bias=fan-in"),
    ("dialects", Found::Arrives(Some(59)), "nadam:as=torch,lr=0.3"),
    ("which-rate", Found::Arrives(Some(58)), "momentum:lr=1.3,momentum=0.45"),
    ("betas", Found::Arrives(Some(63)), "adam:lr=1.15,beta1=0.2"),
    ("hollows", Found::Arrives(None), "momentum:lr=0.01"),
    ("real-net", Found::Accuracy(Some(0.843)), "sgd:lr=0.5"),
];

#[test]
fn no_task_is_solved_at_its_start_and_each_can_be_solved() {
    assert_eq!(TASKS.map(|(lesson, ..)| lesson).to_vec(), LESSONS.iter().map(|(slug, _)| *slug).collect::<Vec<_>>());
    for (lesson, start, solution) in TASKS {
        let (scene, Task { goal, .. }) = scene_of(lesson);
        let first = standing(&goal, &scene.workspace).unwrap();
        assert!(!first.holds, "{lesson}: {first:?}");
        let near = |a: f64, b: f64| (a / b - 1.0).abs() < 0.03;
        let as_said = match (first.found, start) {
            (Found::Accuracy(Some(found)), Found::Accuracy(Some(said))) => near(found, said),
            (Found::Spread(layer, found), Found::Spread(of, said)) => layer == of && near(found, said),
            (found, said) => found == said,
        };
        assert!(as_said, "{lesson}: {first:?}");
        let solved = with(&scene.workspace, solution);
        assert_eq!(scene.changed_elsewhere(&solved), [], "{lesson}");
        let found = standing(&goal, &solved).unwrap();
        assert!(found.holds, "{lesson}: {found:?}");
    }
}

#[test]
fn what_the_texts_of_the_tasks_say_is_true() {
    let first = |lesson: &str, by: &str| {
        let (scene, Task { goal, .. }) = scene_of(lesson);
        standing(&goal, &with(&scene.workspace, by)).unwrap().found
    };
    // SGD needs 41 steps at least, and diverges where Momentum does not.
    for rate in 1..200 {
        let by = format!("sgd:lr={}", f64::from(rate) * 0.005);
        let (scene, _) = scene_of("valley");
        let found = standing(&Goal::Arrives { by: String::new(), fewer_than: 41 }, &with(&scene.workspace, &by)).unwrap();
        assert!(!found.holds, "{by}: {found:?}");
    }
    let (scene, _) = scene_of("learning-rates");
    let diverges = Goal::Diverges { by: "sgd".into() };
    assert!(standing(&diverges, &with(&scene.workspace, "sgd:lr=1.1")).unwrap().holds);
    assert_eq!(first("adaptive", "adagrad:lr=1.5"), Found::Arrives(Some(29)));
}

#[test]
fn only_the_one_that_is_asked_for_counts_and_only_while_it_is_shown() {
    let (scene, Task { goal, .. }) = scene_of("valley");
    assert_eq!(standing(&goal, &with(&scene.workspace, "momentum:lr=0.5,momentum=0.7")), None);
    let Workspace::Paths(mut settings) = with(&scene.workspace, "sgd:lr=0.93") else { panic!() };
    settings.optimizers[0].visible = false;
    assert_eq!(standing(&goal, &settings.clone().into()), None);
    settings.optimizers[0].visible = true;
    settings.optimizers.insert(0, Entry::from("sgd:lr=0.3".parse::<halfpipe::optimizer::OptimizerSpec>().unwrap()));
    let found = standing(&goal, &settings.into()).unwrap();
    assert_eq!((found.holds, found.name.as_str()), (true, "SGD 0.93"), "the better of two");
}

#[test]
fn what_the_scene_has_no_controls_for_must_stay() {
    let (scene, _) = scene_of("valley");
    let Workspace::Paths(settings) = scene.workspace.clone() else { panic!() };
    let moved = paths::Settings { starts: vec![[0.1, 0.0]], ..settings.clone() };
    assert_eq!(scene.changed_elsewhere(&moved.into()), [ControlGroup::Starts]);
    let other = paths::Settings { landscape: "bowl:a=1".parse().unwrap(), steps: 10, ..settings.clone() };
    assert_eq!(scene.changed_elsewhere(&other.into()), [ControlGroup::Landscape], "the number of steps is free");
    let noisy = paths::Settings { noise: halfpipe::noise::Noise { deviation: 1.0, ..settings.noise }, ..settings.clone() };
    assert_eq!(scene.changed_elsewhere(&noisy.into()), [ControlGroup::Compare], "luck does not count");
    let (scene, _) = scene_of("race");
    let Workspace::Training(settings) = scene.workspace.clone() else { panic!() };
    let longer = training::Settings { iterations: 1000, hidden: vec![5], inits: vec!["xavier".parse().unwrap()], ..settings };
    let changed = [ControlGroup::Weights, ControlGroup::Net, ControlGroup::Run];
    assert_eq!(scene.changed_elsewhere(&longer.into()), changed);
    let (scene, _) = scene_of("real-net");
    let Workspace::Training(settings) = scene.workspace.clone() else { panic!() };
    let more = training::Settings { images: None, sharpness: None, ..settings };
    assert_eq!(scene.changed_elsewhere(&more.into()), [ControlGroup::Run], "on more images it is another task");
}

#[test]
fn a_task_that_can_not_be_checked_is_refused_where_it_stands() {
    let refusal = |workspace: &str, goal: &str| {
        let text = format!("(version: 2, title: \"\",\nworkspace: {workspace},\ntask: (ask: \"?\",\ngoal: {goal}))");
        Lesson::parse("lesson.ron", &text).map_err(|error| error.to_string())
    };
    for (workspace, goal, expected) in [
        ("Paths(())", "Spread(between: (0.5, 1.5))", "lesson.ron:4:1: goal: Arrives is for Paths"),
        ("Activations(())", "Diverges()", "goal: Arrives is for Paths"),
        ("Paths(())", "Arrives(by: \"sdg\", fewer_than: 9)", "did you mean \"sgd\""),
        ("Activations(())", "Spread(by: \"sgd\", between: (0.5, 1.5))", "by: "),
        ("Paths(())", "Arrives(fewer_than: 0)", "fewer_than: "),
        ("Paths(())", "Arrives(fewer_than: -3)", "a whole number, 0 or greater, belongs here"),
        ("Paths(())", "Arrives(fewer_than: 100002)", "fewer_than: 100002: must be a whole number from 1 to 100001"),
        (
            "Paths(())",
            "Arrives(fewer_than: 99999999999999999999999)",
            "99999999999999999999999: must be a whole number from 1 to 100001",
        ),
        ("Paths(())", "Arrives(fewer: 3)", "fewer_than"),
        ("Paths(())", "Arives(fewer_than: 3)", "Arrives"),
        ("Activations(())", "Spread(between: (1.5, 0.5))", "between: "),
        ("Training(())", "Accuracy(at_least: 93)", "at_least: write a fraction"),
    ] {
        let message = refusal(workspace, goal).unwrap_err();
        assert!(message.contains(expected), "{goal}: {message}");
    }
    for (workspace, goal) in [("Paths(())", "Diverges()"), ("Training(())", "Diverges(by: \"adam\")")] {
        assert!(refusal(workspace, goal).is_ok());
    }
}
