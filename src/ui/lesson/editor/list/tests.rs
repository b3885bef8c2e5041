use super::*;
use crate::experiment::paths::Settings;
use crate::lesson::{Lesson, Scene};

fn open_lesson(scene: usize) -> OpenLesson {
    let scenes = ["a", "b", "c"].map(|title| Scene::new(title, "", Settings::default())).to_vec();
    OpenLesson { scene, ..OpenLesson::new(Lesson::new("", scenes), None, None) }
}

fn after(scene: usize, index: usize, change: Change) -> (String, String) {
    let mut open_lesson = open_lesson(scene);
    apply(&mut open_lesson, index, change);
    let titles = open_lesson.lesson.scenes.iter().map(|scene| scene.title.shown()).collect();
    (titles, open_lesson.scene().unwrap().title.shown().to_owned())
}

#[test]
fn the_current_scene_stays_the_same_when_the_order_changes() {
    let expect = |order: &str, at: &str| (order.to_owned(), at.to_owned());
    assert_eq!(after(0, 0, Change::Down), expect("bac", "a"));
    assert_eq!(after(0, 1, Change::Up), expect("bac", "a"));
    assert_eq!(after(2, 0, Change::Down), expect("bac", "c"));
    assert_eq!(after(2, 0, Change::Remove), expect("bc", "c"));
    assert_eq!(after(0, 0, Change::Remove), expect("bc", "b"));
    assert_eq!(after(2, 2, Change::Remove), expect("ab", "b"));
    assert_eq!(after(2, 2, Change::Down), expect("abc", "c"));
}
