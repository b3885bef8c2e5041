//! A program that is killed while it saves leaves the file whole: as it was, or as it was to be.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use halfpipe::lesson::Lesson;
use halfpipe::storage::session::Session;

use crate::support::files::folder;

/// Names the folder in which the other process saves.
const FOLDER: &str = "HALFPIPE_TEST_SAVES_IN";

/// How often it is killed.
const KILLS: u64 = 26;

/// Two lessons that are long, and differ in every scene.
fn lessons() -> [Lesson; 2] {
    ["a", "b"].map(|letter| {
        let mut lesson = Lesson::open("valley").unwrap().0;
        let mut scene = lesson.scenes[0].clone();
        scene.text = letter.repeat(4_000).as_str().into();
        lesson.scenes = vec![scene; 20];
        lesson
    })
}

fn session(lesson: &Lesson) -> Session {
    Session::new("paths", false, [1280.0, 800.0], lesson.clone(), Vec::new())
}

fn files(folder: &Path) -> [PathBuf; 2] {
    ["lesson.ron", "session.ron"].map(|file| folder.join(file))
}

#[test]
#[ignore = "it is the process that is killed"]
fn saves_over_and_over() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let [lesson, last] = files(Path::new(&folder));
    for saved in lessons().iter().cycle() {
        saved.write(&lesson).unwrap();
        session(saved).save(&last).unwrap();
    }
}

#[test]
fn a_file_is_whole_whenever_the_program_is_killed() {
    let folder = folder("killed");
    let [lesson, last] = files(&folder);
    let lessons = lessons();
    lessons[0].write(&lesson).unwrap();
    session(&lessons[0]).save(&last).unwrap();
    let whole = lessons.each_ref().map(|lesson| (lesson.text().unwrap(), session(lesson)));
    let mut seen = [false; 2];
    for kill in 0..KILLS {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "storage::saves_over_and_over"])
            .env(FOLDER, &folder)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_micros(25_000 + 2_700 * kill));
        child.kill().unwrap();
        child.wait().unwrap();
        let text = fs::read_to_string(&lesson).unwrap();
        let which = whole.iter().position(|(other, _)| *other == text);
        seen[which.unwrap_or_else(|| panic!("kill {kill}: a lesson of {} bytes", text.len()))] = true;
        let read = Session::load(&last).unwrap().unwrap();
        assert!(whole.iter().any(|(_, other)| *other == read), "kill {kill}");
    }
    assert_eq!(seen, [true; 2], "the other process has saved");
}
