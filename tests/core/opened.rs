//! Files that come back from other programs open, and what can't be opened is told by what it is.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};
use halfpipe::lesson::{Lesson, Scene};

use crate::support::files::folder;
use crate::support::words::word;

/// A file as the tool that its name tells writes it.
pub fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases").join(name)
}

fn title(path: &Path) -> String {
    let lesson = Lesson::read(path).unwrap_or_else(|error| panic!("{error}"));
    let settings = lesson.scenes[0].paths().unwrap();
    assert_eq!((settings.steps, settings.starts.clone(), lesson.scenes.len()), (6, vec![[-7.0, 2.0]], 1), "{}", path.display());
    lesson.title.shown().to_owned()
}

/// Why a file of this name with these bytes can't be opened, without its path.
fn refusal(name: &str, bytes: &[u8]) -> String {
    let file = folder("opened-refused").join(name);
    fs::write(&file, bytes).unwrap();
    let message = Lesson::read(&file).unwrap_err().to_string();
    let path = format!("{}:", file.display());
    message.strip_prefix(&path).unwrap_or_else(|| panic!("{message} names no file")).trim_start().to_owned()
}

#[test]
fn what_other_programs_write_again_opens() {
    for name in [
        "png-text.png",
        "png-ztxt.png",
        "png-text-after-pixels.png",
        "png-ztxt-after-pixels.png",
        "png-named-jpg.jpg",
        "png-without-ending",
        "gif-plain.gif",
        "gif-comment-after-title-frame.gif",
        "svg-prefix.svg",
        "ron-bom.ron",
    ] {
        assert_eq!(title(&case(name)), "one", "{name}");
    }
    assert_eq!(title(&case("json-bom.json")), "");
    for name in ["png-itxt-after-pixels.png", "svg-plain.svg", "svg-inkscape.svg", "svg-number-references.svg"] {
        assert_eq!(title(&case(name)), "沿 η", "{name}");
    }
}

#[test]
fn what_is_opened_by_its_bytes_is_saved_by_them() {
    for name in ["png-text.png", "png-named-jpg.jpg", "png-without-ending", "svg-plain.svg", "json-bom.json"] {
        assert_eq!(Lesson::save_path(&case(name)), None, "{name}");
    }
    assert_eq!(Lesson::save_path(&case("ron-bom.ron")), Some(case("ron-bom.ron")));
    let opened = Scene::open(case("png-without-ending").to_str().unwrap()).unwrap();
    assert_eq!((opened.0.title.shown(), opened.1), ("one", None));
}

pub fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let mut crc = Crc::new();
    crc.update(kind);
    crc.update(data);
    [&(data.len() as u32).to_be_bytes()[..], kind, data, &crc.sum().to_be_bytes()].concat()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// A PNG without pixels, with these chunks.
pub fn png(chunks: &[Vec<u8>]) -> Vec<u8> {
    let head = chunk(b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0]);
    [b"\x89PNG\r\n\x1a\n".to_vec(), head, chunks.concat(), chunk(b"IEND", &[])].concat()
}

#[test]
fn settings_are_found_in_every_text_of_a_png_beside_others() {
    let folder = folder("opened-chunks");
    let text = fs::read_to_string(case("ron-bom.ron")).unwrap().trim_start_matches('\u{feff}').to_owned();
    let file = folder.join("x.png");
    let settings = [
        chunk(b"tEXt", &[b"Settings\0", text.as_bytes()].concat()),
        chunk(b"zTXt", &[&b"Settings\0\0"[..], &packed(text.as_bytes())].concat()),
        chunk(b"iTXt", &[&b"Settings\0\0\0zh-CN\0\xE8\xAE\xBE\0"[..], text.as_bytes()].concat()),
        chunk(b"iTXt", &[&b"Settings\0\x01\0\0\0"[..], &packed(text.as_bytes())].concat()),
    ];
    let other = chunk(b"tEXt", b"Settings\0brightness 3");
    let pixels = chunk(b"IDAT", &vec![0; 70_000]);
    for settings in settings {
        for order in [[&other, &settings, &pixels], [&pixels, &other, &settings]] {
            fs::write(&file, png(&order.map(Clone::clone))).unwrap();
            assert_eq!(title(&file), "one");
        }
        let mut damaged = png(&[settings]);
        let place = damaged.len() - 20;
        damaged[place] ^= 1;
        assert_eq!(refusal("x.png", &damaged), word("export.damaged"));
    }
}

#[test]
fn the_comment_of_a_gif_that_became_a_png_is_settings_and_other_comments_are_not() {
    let text = fs::read_to_string(case("ron-bom.ron")).unwrap().trim_start_matches('\u{feff}').to_owned();
    let comment = |text: &str| chunk(b"tEXt", &[b"comment\0", text.as_bytes()].concat());
    let file = folder("opened-comment").join("x.png");
    for first in ["(c) 2026 a museum", "made with another program"] {
        fs::write(&file, png(&[comment(first), comment(&text)])).unwrap();
        assert_eq!(title(&file), "one");
        assert_eq!(refusal("comment.png", &png(&[comment(first)])), word("export.foreign"));
        let gif = fs::read(case("gif-plain.gif")).unwrap();
        let at = gif.windows(2).position(|pair| pair == [0x21, 0xFE]).unwrap();
        let other = [&[0x21, 0xFE, first.len() as u8][..], first.as_bytes(), &[0]].concat();
        fs::write(&file, [&gif[..at], &other, &gif[at..]].concat()).unwrap();
        assert_eq!(title(&file), "one");
    }
}

#[test]
fn a_text_that_unpacks_to_more_than_a_lesson_can_be_is_not_kept() {
    let bomb = [&b"Settings\0\0"[..], &packed(&vec![b'('; 20 << 20])].concat();
    assert_eq!(refusal("bomb.png", &png(&[chunk(b"zTXt", &bomb)])), word("export.damaged"));
}

#[test]
fn pictures_cut_off_or_changed_anywhere_are_read_or_refused_in_words() {
    for name in
        ["png-ztxt-after-pixels.png", "png-itxt-after-pixels.png", "gif-comment-after-title-frame.gif", "svg-inkscape.svg"]
    {
        let bytes = fs::read(case(name)).unwrap();
        for cut in 0..bytes.len() {
            let file = folder("opened-cut").join(name);
            fs::write(&file, &bytes[..cut]).unwrap();
            if let Err(error) = Lesson::read(&file) {
                assert!(!error.to_string().contains("xpected"), "{name} {cut}: {error}");
            }
            let mut changed = bytes.clone();
            changed[cut] ^= 0x55;
            fs::write(&file, &changed).unwrap();
            let _ = Lesson::read(&file);
        }
    }
}

#[test]
fn what_carries_no_settings_is_told_by_what_it_is() {
    let other = |kind: &str| word(&format!("export.other kind={kind}"));
    let data = |kind: &str| word(&format!("export.data kind={kind}"));
    let zeros = [0; 64];
    for (name, start, message) in [
        ("fig.png", &b"\xFF\xD8\xFF\xE0\0\x10JFIF"[..], other("JPEG")),
        ("fig.webp", b"RIFF\x24\0\0\0WEBPVP8 ", other("WebP")),
        ("fig", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3", other("PDF")),
        ("fig.avif", b"\0\0\0\x1Cftypavif", other("AVIF")),
        ("film.mp4", b"\0\0\0\x1Cftypisom", other("MP4")),
        ("train-images-idx3-ubyte", b"\0\0\x08\x03\0\0\0\x02\0\0\0\x01", data("IDX")),
        ("x.npy", b"\x93NUMPY\x01\0", data("NumPy")),
        ("x.gz", b"\x1F\x8B\x08\0", word("export.packed kind=gzip")),
        ("x.ron", b"", word("export.empty")),
        ("x.png", &zeros, word("export.no_picture")),
        ("page.html", b"<!DOCTYPE html><html></html>", word("export.no_picture")),
        ("x.svg", b"<svg><a></svg>", word("export.broken_at line=1 column=9")),
        ("x.json", b"{\"settings\": {", word("export.broken_at line=1 column=14")),
        ("notes.txt", b"step,f\n0,1\n", format!("1:1: {}", word("file.no_lesson"))),
        ("x.ron", b"(version: 2, title: \"\xB7\")", word("file.not_utf8 line=1")),
        ("x.ron", b"\xFF\xFE(\0v\0", word("file.utf16")),
        ("x.json", b"\xFF\xFE{\0}\0", word("file.utf16")),
        ("x.json", b"{\"settings\": \"\xB7\"}", word("file.not_utf8 line=1")),
    ] {
        assert_eq!(refusal(name, start), message, "{name}");
    }
    let folder = folder("opened-folder");
    assert!(Lesson::read(&folder).unwrap_err().to_string().ends_with(&word("export.folder")));
}

#[test]
fn whatever_a_file_holds_a_refusal_is_short_and_comes_soon() {
    let long = "é".repeat(1_900_000);
    let many = |part: &str, count: usize| part.repeat(count);
    let in_svg = |text: &str| format!("<svg><metadata>({text}</metadata></svg>");
    let entity = format!("<!DOCTYPE svg [<!ENTITY a \"{}\">]><svg>{}</svg>", many("x", 1_000_000), many("&a;", 1_000));
    let nested = "<!DOCTYPE svg [<!ENTITY a \"xxxx\"><!ENTITY b \"&a;&a;\">]><svg><metadata>(&b;</metadata></svg>".to_owned();
    for (name, text, expected) in [
        ("a.ron", format!("(version: 2, {long}: 3)"), "éééé…\""),
        ("a.ron", format!("(version: 2, title: \"a\", workspace: Paths((landscape: \"{long}\")))"), "éééé…\""),
        (
            "a.ron",
            format!("(version: 2, title: \"a\", workspace: Paths((optimizers: [{}])))", many("(rule: \"sgd\"),", 101)),
            "100",
        ),
        ("a.svg", in_svg(&format!("version{}", many("x", 5_000_000))), "4 MB"),
        ("a.svg", entity, "too many parts"),
        ("a.svg", nested, "too many parts"),
        ("a.json", format!("{{\"settings\": [{}1]}}", many("[],", 3_000_000)), "no settings"),
        ("a.json", format!("{{\"settings\": {{\"steps\": \"{}\"}}}}", many("x", 2_000_000)), "no settings"),
        ("a.json", format!("{{\"settings\": {{\"steps\": \"{}\"}}}}", many("x", 40_000_000)), "line 1"),
    ] {
        let start = std::time::Instant::now();
        let message = refusal(name, text.as_bytes());
        let start_of_text: String = text.chars().take(60).collect();
        assert!(message.contains(expected) && message.chars().count() < 700, "{start_of_text}: {message}");
        assert!(start.elapsed().as_secs() < 60, "{start_of_text}"); // unoptimized; without bounds it takes minutes
    }
    // The short entities of a drawing program are read.
    let drawn = "<!DOCTYPE svg [<!ENTITY ns \"http://ns.adobe.com/\">]><svg a=\"&ns;\"><metadata>(a &amp; b</metadata></svg>";
    assert!(!refusal("a.svg", drawn.as_bytes()).contains("too many parts"));
}
