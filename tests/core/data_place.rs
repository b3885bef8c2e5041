//! Pictures and lessons of runs on other images than MNIST, on another computer: no name of a folder above the images goes with
//! them, and the images are looked for beside them.

use std::fs;
use std::path::{Path, PathBuf};

use halfpipe::dataset::Dataset;
use halfpipe::experiment::Workspace;
use halfpipe::experiment::activations::trained_net::{NetSnapshots, measure_trained_net};
use halfpipe::experiment::activations::{Row, TrainedNet};
use halfpipe::experiment::training::{RunControl, Settings, TrainingRun, run};
use halfpipe::figure::Figure;
use halfpipe::figure::export::Export;
use halfpipe::figure::format::Format;
use halfpipe::figure::options::PictureOptions;
use halfpipe::job::ThreadPool;
use halfpipe::lesson::{Lesson, Scene};
use halfpipe::words::trained_net::info;

use crate::support::data_set::stripes;
use crate::support::files::folder;

/// The name of a folder above the images, which is nobody's business.
const PERSON: &str = "someone-at-home";

fn settings(data: &Path) -> Settings {
    Settings { data: Some(data.to_path_buf()), hidden: vec![4], batch: 10, iterations: 12, ..Settings::default() }
}

/// The images `mydata` in the folder of a person, in a folder for this test.
fn at_home(test: &str) -> PathBuf {
    let mydata = folder(test).join(PERSON).join("mydata");
    copy(&stripes(&format!("{test}-images")), &mydata);
    mydata
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in fs::read_dir(from).unwrap().flatten() {
        fs::copy(file.path(), to.join(file.file_name())).unwrap();
    }
}

/// The formats that carry settings.
fn formats() -> Vec<(Format, &'static str)> {
    let mut formats = vec![(Format::Json, "json")];
    if cfg!(feature = "gui") {
        formats.extend([(Format::Png, "png"), (Format::Svg, "svg")]);
    }
    formats
}

fn data(lesson: &Lesson) -> Option<&Path> {
    lesson.scenes[0].training().unwrap().data.as_deref()
}

fn written(figure: Figure<'_>, format: Format) -> Vec<u8> {
    Export { figure, options: PictureOptions { size: [600, 400], ..PictureOptions::default() }, scene: None }
        .to_bytes(format, &|| true)
        .unwrap()
}

#[test]
fn a_picture_names_no_folder_above_its_images_and_finds_them_beside_it() {
    let mydata = at_home("place-picture");
    let settings = settings(&mydata);
    let results = run(&settings, Dataset::open(Some(&mydata)).unwrap(), ThreadPool::with_threads(1)).unwrap();
    for (format, ending) in formats() {
        let bytes = written(Figure::Training(&settings, &results), format);
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.contains("mydata") && !text.contains(PERSON), "{ending}");

        let elsewhere = folder(&format!("place-elsewhere-{ending}"));
        let picture = elsewhere.join("figure").with_extension(ending);
        fs::write(&picture, &bytes).unwrap();
        let lesson = Lesson::read(&picture).unwrap();
        assert_eq!(data(&lesson), Some(Path::new("mydata")), "{ending}");
        let message = Dataset::open(data(&lesson)).unwrap_err().to_string();
        assert_eq!(message, "made with the images of folder mydata, which is not here: give them with --data");

        copy(&mydata, &elsewhere.join("mydata"));
        let lesson = Lesson::read(&picture).unwrap();
        assert_eq!(data(&lesson), Some(&*elsewhere.join("mydata")), "{ending}");
        assert_eq!(Dataset::open(data(&lesson)).unwrap().name, "mydata");
    }
}

#[test]
fn a_trained_net_in_a_picture_names_no_folder_either() {
    let mydata = at_home("place-net");
    let mut trained = TrainingRun::new(&settings(&mydata), Dataset::open(Some(&mydata)).unwrap()).unwrap();
    trained.run(ThreadPool::with_threads(1), RunControl { should_continue: &|| true, seconds: &|| 0.0 });
    let net = &trained.nets[0];
    let about = TrainedNet { curve: 0, iteration: 11, images: 30, data: "mydata".to_owned(), io_widths: [20, 3] };
    let subject = NetSnapshots {
        shape: net.shape(),
        parameters: vec![net.start(), net.parameters()],
        start: Row::from(trained.settings.inits[0].clone()),
        samples: &trained.data.test,
    };
    let (shown, results) = measure_trained_net(&subject, info(about, trained.settings.clone()), ThreadPool::with_threads(1));
    for (format, ending) in formats() {
        let bytes = written(Figure::Activations(&shown, &results), format);
        assert!(!String::from_utf8_lossy(&bytes).contains(PERSON), "{ending}");
    }
}

#[test]
fn a_lesson_and_its_images_move_together() {
    let mydata = at_home("place-lesson");
    let home = mydata.parent().unwrap();
    let file = home.join("lesson.ron");
    Lesson::from(Scene::new("one", "", settings(&mydata))).write(&file).unwrap();
    assert!(!fs::read_to_string(&file).unwrap().contains(PERSON));
    assert_eq!(data(&Lesson::read(&file).unwrap()), Some(&*mydata));

    let elsewhere = folder("place-lesson-elsewhere");
    fs::copy(&file, elsewhere.join("lesson.ron")).unwrap();
    copy(&mydata, &elsewhere.join("mydata"));
    assert_eq!(data(&Lesson::read(&elsewhere.join("lesson.ron")).unwrap()), Some(&*elsewhere.join("mydata")));
}

#[test]
fn a_lesson_with_the_folders_of_another_computer_finds_the_images_beside_it() {
    let elsewhere = folder("place-old");
    let other = |path: &str| Lesson::from(Scene::new("one", "", settings(Path::new(path)))).text().unwrap();
    for (path, name) in
        [("/nowhere/else/mydata", "mydata"), ("/nowhere/else/MNIST/raw", "MNIST/raw"), ("sets/mydata", "sets/mydata")]
    {
        let file = elsewhere.join("lesson.ron");
        fs::write(&file, other(path)).unwrap();
        assert_eq!(data(&Lesson::read(&file).unwrap()), Some(Path::new(path)), "{path} is nowhere");
        copy(&stripes("place-old-images"), &elsewhere.join(name));
        assert_eq!(data(&Lesson::read(&file).unwrap()), Some(&*elsewhere.join(name)), "{path}");
    }
}

#[test]
fn images_elsewhere_stay_where_they_are_for_a_lesson_on_this_computer() {
    let mydata = at_home("place-stays");
    let file = folder("place-stays-lesson").join("lesson.ron");
    Lesson::from(Scene::new("one", "", settings(&mydata))).write(&file).unwrap();
    assert_eq!(data(&Lesson::read(&file).unwrap()), Some(&*mydata));
    let Workspace::Training(portable) = Workspace::from(settings(&mydata)).portable() else { panic!() };
    assert_eq!(portable, settings(Path::new("mydata")));
}
