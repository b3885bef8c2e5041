use std::fs;

use super::*;
use crate::lesson::EMBEDDED;

fn session() -> Session {
    let place = |slug: &str| {
        let scene = Scene::open(slug).unwrap().0;
        Snapshot { now: scene.workspace.clone(), scene }
    };
    let (lesson, places) = (Lesson::open("valley").unwrap().0, ["sgd", "xavier", "mnist-race"].map(place).to_vec());
    let file = Some(PathBuf::from("lesson.ron"));
    Session { scene: 1, file, ..Session::new("paths", true, [1280.0, 800.0], lesson, places) }
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("halfpipe-session-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    folder
}

#[test]
fn a_session_reads_back_whole_from_a_folder_that_was_not_there() {
    let folder = folder("round");
    let path = folder.join("deep/session.ron");
    assert_eq!(Session::load(&path), Ok(None));
    session().save(&path).unwrap();
    assert_eq!(Session::load(&path), Ok(Some(session())));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn an_unusable_file_is_set_aside_and_reported() {
    let folder = folder("broken");
    let path = folder.join("session.ron");
    let text = ron::ser::to_string(&session()).unwrap();
    let cut = &text[..text.len() / 2];
    for (bad, expected) in [
        (cut.to_owned(), "can't be read"),
        (String::new(), "can't be read"),
        (format!("({}", "x".repeat(1_000_000)), "can't be read"),
        (text.replacen("version:2", "version:9", 1), "version 9"),
        (text.replacen("scene:1,", "scene:99,", 1), "scene 100"),
        (text.replace("steps:29", "steps:999999999"), "too many"),
        (text.replacen("size:(1280.0", "size:(-1.0", 1), "size"),
        (text.replacen("size:100", "size:1000", 1), "per cent"),
    ] {
        fs::create_dir_all(&folder).unwrap();
        fs::write(&path, &bad).unwrap();
        let message = Session::load(&path).unwrap_err();
        assert!(message.contains(expected) && message.contains("session.ron.broken"), "{message}");
        assert!(message.len() < 1_000, "a long file makes no long message");
        assert!(!path.exists(), "it stands in no one's way");
        assert_eq!(fs::read_to_string(folder.join("session.ron.broken")).unwrap(), bad, "and nothing of it is lost");
    }
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_session_from_before_there_were_preferences_still_opens() {
    let text = ron::ser::to_string(&session()).unwrap();
    let written = "preferences:(size:100,still:false,simple:false),seen_hint:true,";
    assert!(text.contains(written));
    assert_eq!(Session::parse(&text.replace(written, "")), Ok(session()));
    assert_eq!(Session::parse(&text.replace("preferences:", "comfort:")), Ok(session()), "what they were called at first");
}

#[test]
fn the_address_before_links_is_kept_and_checked() {
    let kept = Session { base: "https://school.example/halfpipe/".to_owned(), ..session() };
    let text = ron::ser::to_string(&kept).unwrap();
    assert_eq!(Session::parse(&text), Ok(kept));
    let message = Session::parse(&text.replace("https:", "javascript:")).unwrap_err();
    assert!(message.contains("begins with https://"), "{message}");
}

#[test]
fn every_lesson_can_be_part_of_a_session() {
    for (slug, text) in EMBEDDED {
        let scene = Scene::parse(slug, text).unwrap();
        let place = Snapshot { now: scene.workspace.clone(), scene: scene.clone() };
        let session = Session::new("paths", false, [800.0, 600.0], scene.into(), vec![place]);
        assert_eq!(Session::parse(&ron::ser::to_string(&session).unwrap()), Ok(session), "{slug}");
    }
}
