use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use proptest::prelude::*;

use super::*;
use crate::experiment::training;
use crate::lesson::{EMBEDDED, LESSONS};

fn embedded_lessons() -> impl Iterator<Item = (&'static str, Lesson)> {
    LESSONS.iter().chain(EMBEDDED).map(|(slug, text)| (*slug, Lesson::parse(slug, text).unwrap()))
}

/// Links to every scene of a lesson, as it is.
fn links(lesson: &Lesson, name: Option<&str>) -> Vec<Link> {
    let scenes = lesson.scenes.iter().enumerate();
    scenes.map(|(index, scene)| Link::new(lesson.clone(), name, index, scene.workspace.clone())).collect()
}

/// A scene of Paths with changed settings, in no lesson.
fn own() -> Link {
    let scene = Scene::open("four-optimizers").unwrap().0;
    let mut settings = scene.paths().unwrap().clone();
    settings.shown = Some(7);
    settings.starts.push([1.25, -0.1]);
    let link = Link::new(scene.into(), None, 0, settings.into());
    Link { dark: Some(true), language: Some("zh-CN".parse().unwrap()), ..link }
}

/// The letters of a link with these bytes in it, whatever they unpack to.
fn with_bytes(bytes: &[u8]) -> String {
    let letters = URL_SAFE_NO_PAD.encode(bytes);
    let sum = packed::checksum("1", &letters);
    format!("#hp1={letters}.{sum}")
}

fn deflated(content: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content).unwrap();
    encoder.finish().unwrap()
}

fn refusal(content: &str) -> String {
    Link::parse(&with_bytes(&deflated(content.as_bytes()))).unwrap_err().to_string()
}

#[test]
fn every_scene_of_the_program_comes_back_by_name_and_is_short() {
    for (slug, lesson) in embedded_lessons() {
        for link in links(&lesson, Some(slug)) {
            let written = link.written();
            assert_eq!(Link::parse(&written.fragment).unwrap(), link, "{slug}");
            assert!(written.fragment.len() < 120 && written.holds == Holds::Lesson, "{slug}: {}", written.fragment);
        }
    }
}

#[test]
fn every_scene_comes_back_with_changed_settings_and_in_a_lesson_of_ones_own() {
    for (slug, lesson) in embedded_lessons() {
        for link in links(&lesson, Some(slug)) {
            let mut changed = Link { dark: Some(false), ..link };
            match &mut changed.now {
                Workspace::Paths(settings) => (settings.steps, settings.shown, settings.arrows) = (33, Some(3), true),
                Workspace::Activations(settings) => (settings.units, settings.seed) = (37, u64::MAX),
                Workspace::Training(settings) => (settings.iterations, settings.weight_decay) = (77, 0.1),
            }
            let fragment = changed.to_fragment();
            assert_eq!(Link::parse(&fragment).unwrap(), changed, "{slug}");
            assert!(fragment.len() < 1_000, "{slug}: {}", fragment.len());
        }
        let mut lesson = lesson;
        lesson.title = "my own".into();
        for link in links(&lesson, Some(slug)) {
            let (written, again) = (link.written(), Link { name: None, ..link });
            assert_eq!(Link::parse(&written.fragment).unwrap(), again, "{slug}");
            assert_eq!(written.holds, Holds::Lesson, "{slug}: {}", written.fragment.len());
        }
    }
}

#[test]
fn a_link_is_read_as_it_is_found() {
    let (link, fragment) = (own(), own().to_fragment());
    assert!(fragment.starts_with("#hp1=") && fragment.len() < 1_000, "{fragment}");
    assert!(fragment.bytes().skip(1).all(|letter| letter.is_ascii_alphanumeric() || b"-_.=".contains(&letter)), "{fragment}");
    let bare = &fragment[1..];
    let (start, end) = fragment.split_at(100);
    for text in [
        fragment.clone(),
        bare.to_owned(),
        format!("https://school.example/halfpipe/{fragment}"),
        format!("https://school.example/?x=#top{fragment}"),
        format!("file:///home/a teacher/index.html{fragment}"),
        format!(" \n\t{fragment}\r\n "),
        format!("<https://school.example/{fragment}>"),
        format!("'{fragment}'"),
        format!("{start}\r\n{end}"),
        format!("/home/me/{fragment}"),
    ] {
        assert!(Link::is_meant(&text), "{text}");
        assert_eq!(Link::parse(&text).as_ref(), Ok(&link), "{text}");
    }
}

#[test]
fn no_name_of_a_lesson_or_file_is_taken_for_a_link() {
    let names = LESSONS.iter().chain(EMBEDDED).map(|(slug, _)| *slug);
    for text in
        names.chain(["", "#", "hp1", "#hp=x", "#hpx=", "a#1.ron", "/home/me/hp1=.ron", "hp1.ron", "https://a.example/#hp-1="])
    {
        assert!(!Link::is_meant(text), "{text}");
        assert_eq!(Link::parse(text), Err(LinkError::NoLink), "{text}");
    }
}

#[test]
fn a_link_cut_off_anywhere_is_refused_as_cut() {
    let fragment = own().to_fragment();
    for end in 0..fragment.len() {
        let cut = Link::parse(&fragment[..end]).unwrap_err();
        let expected = if end < "#hp1=".len() { LinkError::NoLink } else { LinkError::Cut };
        assert_eq!(cut, expected, "{end} of {}", fragment.len());
    }
}

#[test]
fn a_changed_lost_or_added_letter_is_refused() {
    let fragment = own().to_fragment();
    for place in 0..fragment.len() {
        let (before, after) = (&fragment[..place], &fragment[place + 1..]);
        let other = if fragment[place..].starts_with('b') { 'c' } else { 'b' };
        for text in [format!("{before}{other}{after}"), format!("{before}b{}", &fragment[place..])] {
            // A letter before # is one of the address.
            let is_harmless = text.ends_with(&fragment);
            assert_eq!(Link::parse(&text).is_ok(), is_harmless, "{place}: {text}");
        }
        let lost = format!("{before}{after}");
        let is_bare = place == 0;
        assert!(Link::parse(&lost).is_ok() == is_bare || fragment == lost, "{place}: {lost}");
    }
    assert_eq!(Link::parse(&format!("{fragment}0")), Err(LinkError::Changed));
    assert_eq!(Link::parse(&format!("{fragment} see you")), Err(LinkError::Letter(' ', fragment.len() - 4)));
    assert_eq!(Link::parse(&format!("{}…", &fragment[..30])), Err(LinkError::Letter('…', 26)));
}

#[test]
fn a_later_version_says_so() {
    for version in ["2", "10", "99999999999999999999999"] {
        let error = Link::parse(&format!("https://school.example/#hp{version}=:new:form:")).unwrap_err();
        assert!(matches!(&error, LinkError::Later(told) if version.starts_with(told.trim_end_matches('…'))), "{error:?}");
        let message = error.to_string();
        assert!(message.contains("later version of halfpipe") && message.contains("up to version 1"), "{message}");
    }
    assert_eq!(Link::parse("#hp0=AA.00000000"), Err(LinkError::NoLink));
}

#[test]
fn too_long_a_text_and_too_large_a_content_are_refused_before_they_are_read() {
    assert_eq!(Link::parse(&format!("#hp1={}", "A".repeat(70_000))), Err(LinkError::Long(70_005)));
    let mut bomb = deflated(&vec![0; 2_000_000]);
    assert_eq!(Link::parse(&with_bytes(&bomb)), Err(LinkError::Large));
    // Who unpacked it to the end would find that its end is missing.
    bomb.truncate(bomb.len() * 3 / 4);
    assert_eq!(Link::parse(&with_bytes(&bomb)), Err(LinkError::Large));
    let mut whole = deflated(&vec![0; 900_000]);
    whole.truncate(whole.len() * 3 / 4);
    assert_eq!(Link::parse(&with_bytes(&whole)), Err(LinkError::Broken));
    assert_eq!(Link::parse(&with_bytes(b"no deflate")), Err(LinkError::Broken));
    assert_eq!(Link::parse(&with_bytes(&deflated(b"\xff\xfe"))), Err(LinkError::Broken));
}

#[test]
fn what_a_file_refuses_a_link_refuses() {
    for (content, part) in [
        ("(lesson: Named(\"valley\"), scene: 99)", "scene 100"),
        ("(lesson: Named(\"valley\"), scene: 18446744073709551615)", "scene"),
        ("(lesson: Named(\"vally\"))", "no lesson \"vally\""),
        ("(lesson: Named(\"valley\"), now: Some(Paths((steps: 100001))))", "steps: 100001 is too many"),
        ("(lesson: Named(\"valley\"), now: Some(Paths((stepz: 3))))", "stepz"),
        ("(lesson: Named(\"valley\"), now: Some(Activations(())))", "different workspaces"),
        ("(lesson: Named(\"valley\"), script: \"alert(1)\")", "script"),
        ("(lesson: Whole((title: \"\", scenes: [])))", "at least one scene"),
        ("(lesson: Whole((title: \"\", scenes: [(title: \"\", workspace: Paths((steps: 100001)))])))", "steps: 100001"),
        ("(lesson: Whole((title: \"\", scenes: [(title: \"\", workspace: Paths((optimizers: [(rule: \"adm\")])))])))", "adam"),
        ("", "the content of the link"),
    ] {
        let message = refusal(content);
        assert!(message.contains(part) && message.len() < 700, "{content}: {message}");
    }
    let unknown = Link::parse(&with_bytes(&deflated(b"(lesson: Named(\"valley\"), language: Some(\"tlh\"))"))).unwrap();
    assert_eq!(unknown.language, None, "a language that is not here is no reason to refuse the scene");
}

#[test]
fn a_link_names_no_folder_of_the_computer_and_no_notes() {
    let settings = training::Settings { data: Some("/home/somebody/fashion".into()), ..training::Settings::default() };
    let scene = Scene { notes: "only for me".into(), ..Scene::new("one", "", settings.clone()) };
    let link = Link::new(Lesson::new("two", vec![scene.clone(), scene]), None, 1, settings.into());
    let read = Link::parse(&link.to_fragment()).unwrap();
    assert!(read.lesson.scenes.iter().all(|scene| scene.notes.is_empty()));
    let data = |workspace: &Workspace| match workspace {
        Workspace::Training(settings) => settings.data.clone(),
        _ => None,
    };
    assert_eq!(data(&read.now), Some("fashion".into()));
    assert_eq!(data(&read.lesson.scenes[0].workspace), Some("fashion".into()));
    // Also of a link that was made by other means.
    let text = "(lesson: Named(\"mnist-race\"), now: Some(Training((data: Some(\"//server/share/x\")))))";
    let read = Link::parse(&with_bytes(&deflated(text.as_bytes()))).unwrap();
    assert_eq!(data(&read.now), Some("x".into()));
}

/// A text that can't be packed.
fn noise(seed: u32) -> String {
    let next = |state: &u32| Some(state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223));
    let letters = std::iter::successors(Some(seed), next).map(|state| char::from_u32(0x4e00 + (state >> 12) % 0x5000).unwrap());
    letters.take(4_900).collect()
}

#[test]
fn a_lesson_that_is_too_long_is_carried_as_its_scene_and_a_scene_as_its_settings() {
    let scene = |seed: u32| Scene::new(format!("scene {seed}"), noise(seed), own().now);
    let mut lesson = Lesson::new("long", (0..6).map(scene).collect());
    lesson.detail = Some(crate::lesson::Detail::Simple);
    let mut link = Link::new(lesson, None, 4, own().now);
    let written = link.written();
    assert_eq!((written.holds, written.fragment.len() <= MAX_WRITTEN), (Holds::Scene, true));
    let read = Link::parse(&written.fragment).unwrap();
    assert_eq!((read.scene, read.lesson.scenes.len(), &read.now), (0, 1, &link.now));
    assert_eq!(read.lesson.scenes[0].text, link.lesson.scenes[4].text);
    assert_eq!(read.lesson.scenes[0].detail, Some(crate::lesson::Detail::Simple));

    for language in ["en", "de", "fr", "zh-CN"] {
        link.lesson.scenes[4].text.write_in(language, &noise(language.len() as u32 * 1_000 + u32::from(language.as_bytes()[0])));
    }
    let written = link.written();
    assert_eq!((written.holds, written.fragment.len() < 1_500), (Holds::Settings, true));
    let read = Link::parse(&written.fragment).unwrap();
    assert_eq!((read.lesson.title.shown(), &read.now), ("scene 4", &link.now));
}

#[test]
fn an_address_before_links_is_checked() {
    for good in [
        "",
        " https://school.example/halfpipe/ ",
        "http://127.0.0.1:8000",
        "file:///srv/halfpipe/index.html",
        "https://a.example/?x=1&y",
    ] {
        assert_eq!(checked_base(good).as_deref(), Ok(good.trim()));
    }
    let long = format!("https://a.example/{}", "x".repeat(500));
    for (bad, part) in [
        ("school.example", "begins with https://"),
        ("javascript:alert(1)", "begins with https://"),
        ("ftp://school.example", "begins with https://"),
        ("https://", "begins with https://"),
        ("file:///", "begins with https://"),
        ("https://school.example/#", "without the #"),
        ("https://school.example/a b", "' '"),
        ("https://school.example/\u{7}", "u{7}"),
        (&*long, "at most 500"),
    ] {
        let message = checked_base(bad).unwrap_err();
        assert!(message.contains(part) && message.len() < 200, "{bad}: {message}");
    }
}

proptest! {
    #[test]
    fn nothing_that_is_read_panics(text in any::<String>(), bytes in prop::collection::vec(any::<u8>(), 0..200), content in "[(){}:a-zN0-9\", ]{0,80}") {
        let _ = Link::parse(&text);
        let _ = Link::parse(&format!("#hp1={text}"));
        let _ = Link::parse(&with_bytes(&bytes));
        let _ = Link::parse(&with_bytes(&deflated(content.as_bytes())));
    }
}
