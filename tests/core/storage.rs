//! A program that is killed while it saves leaves the file whole: as it was, or as it was to be.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Instant;

use halfpipe::lesson::Lesson;
use halfpipe::storage::session::Session;

use crate::support::files::folder;

/// Names the folder in which the other process saves.
const FOLDER: &str = "HALFPIPE_TEST_SAVES_IN";

/// What the other process says each time that it has saved.
const SAVED: &str = "saved";

/// How often it is killed.
const KILLS: u32 = 26;

/// A lesson that is long, and differs from those of other letters in every scene.
fn lesson(letter: &str) -> Lesson {
    let mut lesson = Lesson::open("valley").unwrap().0;
    let mut scene = lesson.scenes[0].clone();
    scene.text = letter.repeat(4_000).as_str().into();
    lesson.scenes = vec![scene; 20];
    lesson
}

/// What is saved in turn.
fn lessons() -> [Lesson; 2] {
    ["a", "b"].map(lesson)
}

fn session(lesson: &Lesson) -> Session {
    Session::new("paths", false, [1280.0, 800.0], lesson.clone(), Vec::new())
}

fn save(lesson: &Lesson, folder: &Path) {
    let [file, last] = files(folder);
    lesson.write(&file).unwrap();
    session(lesson).save(&last).unwrap();
}

fn files(folder: &Path) -> [PathBuf; 2] {
    ["lesson.ron", "session.ron"].map(|file| folder.join(file))
}

#[test]
#[ignore = "it is the process that is killed"]
fn saves_over_and_over() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    for lesson in lessons().iter().cycle() {
        save(lesson, Path::new(&folder));
        println!("{SAVED}"); // fails when nobody listens any more
    }
}

/// Starts the other process.
fn start(folder: &Path) -> Child {
    let mut program = Command::new(env::current_exe().unwrap());
    let arguments = ["--ignored", "--exact", "--nocapture", "storage::saves_over_and_over"];
    program.args(arguments).env(FOLDER, folder).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap()
}

#[test]
fn a_file_is_whole_whenever_the_program_is_killed() {
    let folder = folder("killed");
    let [file, last] = files(&folder);
    let whole = lessons().map(|lesson| (lesson.text().unwrap(), session(&lesson)));
    for kill in 0..KILLS {
        save(&lesson("c"), &folder);
        let mut child = start(&folder);
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let mut wait = || assert!(lines.any(|line| line.ends_with(SAVED)), "the other process saves");
        wait();
        let first = Instant::now();
        wait();
        // From kill to kill at a later moment of a save, as long as one takes on this machine.
        sleep(first.elapsed() * kill / KILLS);
        child.kill().unwrap();
        child.wait().unwrap();
        let text = fs::read_to_string(&file).unwrap();
        assert!(whole.iter().any(|(other, _)| *other == text), "kill {kill}: a lesson of {} bytes", text.len());
        let read = Session::load(&last).unwrap().unwrap();
        assert!(whole.iter().any(|(_, other)| *other == read), "kill {kill}");
    }
}
