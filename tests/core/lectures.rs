//! A lecture with halfpipe's pictures in it is a lesson with a scene for each.

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use halfpipe::lesson::Lesson;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::opened::{case, chunk, png};
use crate::support::files::folder;
use crate::support::words::word;

/// A halfpipe PNG whose scene has this title.
pub fn titled(title: &str) -> Vec<u8> {
    let text = fs::read_to_string(case("ron-bom.ron")).unwrap();
    let text = text.trim_start_matches('\u{feff}').replace("\"one\"", &format!("\"{title}\""));
    png(&[chunk(b"tEXt", &[b"Settings\0", text.as_bytes()].concat())])
}

/// A PNG of another program.
fn foreign() -> Vec<u8> {
    png(&[chunk(b"tEXt", b"Software\0another"), chunk(b"IDAT", &[0; 99])])
}

/// A zip archive of these entries.
pub fn zipped(entries: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in entries {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The file in a folder of its own.
pub fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let file = folder(&format!("lecture-{name}")).join(name);
    fs::write(&file, bytes).unwrap();
    file
}

/// The titles of the scenes in a lecture.
pub fn titles(path: &Path) -> Vec<String> {
    let lesson = Lesson::read(path).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(lesson.title.shown(), path.file_stem().unwrap().to_str().unwrap());
    lesson.scenes.iter().map(|scene| scene.title.shown().to_owned()).collect()
}

/// Why a lecture can't be opened, without its path.
pub fn refusal(path: &Path) -> String {
    let message = Lesson::read(path).unwrap_err().to_string();
    message.strip_prefix(&format!("{}: ", path.display())).unwrap().to_owned()
}

const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The relationships of a part: identifier, kind and target.
pub fn relations(all: &[(&str, &str, &str)]) -> Vec<u8> {
    let one = |(id, kind, target): &(&str, &str, &str)| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let all: String = all.iter().map(one).collect();
    let space = "http://schemas.openxmlformats.org/package/2006/relationships";
    format!("<?xml version=\"1.0\"?><Relationships xmlns=\"{space}\">{all}</Relationships>").into_bytes()
}

/// A part of Office with references to these identifiers.
pub fn part(root: &str, references: &[&str]) -> Vec<u8> {
    let one = |id: &&str| format!("<a:blip r:embed=\"{id}\"/>");
    let all: String = references.iter().map(one).collect();
    format!("<p:{root} xmlns:p=\"p\" xmlns:a=\"a\" xmlns:r=\"{OFFICE}\">{all}</p:{root}>").into_bytes()
}

#[test]
fn slides_are_scenes_in_the_order_in_which_they_are_shown() {
    let slides = zipped(&[
        ("ppt/media/image1.png", titled("last")),
        ("ppt/media/image2.png", titled("first")),
        ("ppt/media/image3.png", foreign()),
        ("ppt/media/image4.gif", fs::read(case("gif-plain.gif")).unwrap()),
        ("ppt/media/image5.svg", fs::read(case("svg-plain.svg")).unwrap()),
        ("ppt/media/image6.png", titled("on no slide")),
        ("ppt/slides/slide1.xml", part("sld", &["rId2"])),
        ("ppt/slides/_rels/slide1.xml.rels", relations(&[("rId2", "image", "../media/image1.png")])),
        ("ppt/slides/slide2.xml", part("sld", &["rId9", "rId4", "rId3", "rId5", "rId5", "rId7"])),
        (
            "ppt/slides/_rels/slide2.xml.rels",
            relations(&[
                ("rId3", "image", "../media/image4.gif"),
                ("rId4", "image", "/ppt/media/image2.png"),
                ("rId5", "image", "../media/image5.svg"),
                ("rId7", "slide", "slide1.xml"), // a link, not a picture
                ("rId9", "image", "../media/image3.png"),
            ]),
        ),
        ("ppt/presentation.xml", part("presentation", &["rId8", "rId1"])),
        (
            "ppt/_rels/presentation.xml.rels",
            relations(&[("rId1", "slide", "slides/slide1.xml"), ("rId8", "slide", "slides/slide2.xml")]),
        ),
        ("_rels/.rels", relations(&[("rId1", "officeDocument", "ppt/presentation.xml")])),
    ]);
    let path = file("slides.pptx", &slides);
    assert_eq!(titles(&path), ["first", "one", "沿 η", "last"]);
    assert_eq!(Lesson::save_path(&path), None);
    let renamed = file("slides", &slides);
    assert_eq!(titles(&renamed).len(), 4, "a file is what its bytes are");
    let lesson = Lesson::read(&path).unwrap();
    assert!(lesson.write(&path).is_err(), "a lecture is not overwritten");
}

#[test]
fn texts_and_books_are_scenes_in_their_order() {
    let text = zipped(&[
        ("word/media/b.png", titled("b")),
        ("word/media/a.png", titled("a")),
        ("word/document.xml", part("document", &["rId5", "rId4"])),
        ("word/_rels/document.xml.rels", relations(&[("rId4", "image", "media/a.png"), ("rId5", "image", "media/b.png")])),
        ("_rels/.rels", relations(&[("rId1", "officeDocument", "word/document.xml")])),
    ]);
    assert_eq!(titles(&file("text.docx", &text)), ["b", "a"]);
    let content = "<o:document xmlns:o=\"o\" xmlns:draw=\"d\" xmlns:xlink=\"http://www.w3.org/1999/xlink\">\
        <draw:image xlink:href=\"Pictures/2.png\"/><draw:image xlink:href=\"./Pictures/1.png\"/>\
        <draw:image xlink:href=\"http://example.org/1.png\"/></o:document>";
    let open = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.presentation".to_vec()),
        ("Pictures/1.png", titled("one")),
        ("Pictures/2.png", titled("two")),
        ("content.xml", content.into()),
    ]);
    assert_eq!(titles(&file("slides.odp", &open)), ["two", "one"]);
    let package = "<package><manifest><item id=\"x\" href=\"text/x.xhtml\"/><item id=\"y\" href=\"text/y.xhtml\"/></manifest>\
        <spine><itemref idref=\"y\"/><itemref idref=\"x\"/></spine></package>";
    let page =
        |name: &str| format!("<?xml version=\"1.0\"?><html><body><img src=\"../img/{name}.png\"/></body></html>").into_bytes();
    let book = zipped(&[
        ("EPUB/img/a%20.png", foreign()),
        ("EPUB/img/a .png", titled("a")),
        ("EPUB/img/b.png", titled("b")),
        ("EPUB/text/x.xhtml", page("a%20")),
        ("EPUB/text/y.xhtml", page("b")),
        ("EPUB/content.opf", package.into()),
        ("META-INF/container.xml", b"<container><rootfile full-path=\"EPUB/content.opf\"/></container>".to_vec()),
    ]);
    assert_eq!(titles(&file("book.epub", &book)), ["b", "a"]);
    let other = zipped(&[("Data/fig10.png", titled("10")), ("Data/fig9.png", titled("9")), ("Data/x.key", zipped(&[]))]);
    assert_eq!(titles(&file("slides.key", &other)), ["9", "10"]);
}

pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

#[test]
fn the_pictures_of_a_page_are_in_it_or_beside_it() {
    let svg = fs::read_to_string(case("svg-plain.svg")).unwrap();
    let svg = &svg[svg.find("<svg").unwrap()..];
    let late = base64(&titled("late")).replace('+', "%2B");
    let page = format!(
        "<!DOCTYPE html>\n<html><head><script>if (1 < 2) document.write('<img src=\"never.png\">')</script></head><body>\
         <!-- <img src=\"never.png\"> --><a href=fig%20b.png><img alt='a > b' src = 'fig%20b.png?v=2'></a><svg><path d='M0 0'/></svg>\
         <IMG class=\"x\" SRC=\"data:image/png;base64,{}\"/><p title=\"<svg>\">1 < 2</p>{svg}\
         <img data-src=\"data:image/png;base64,{late}\"><section data-background-image=\"img/c.png\"></section>\
         <img src=\"https://example.org/fig.png\"><img src=\"missing.png\"></body></html>",
        base64(&titled("inside"))
    );
    let path = file("page.html", page.as_bytes());
    let folder = path.parent().unwrap();
    fs::create_dir(folder.join("img")).unwrap();
    fs::write(folder.join("fig b.png"), titled("beside")).unwrap();
    fs::write(folder.join("never.png"), titled("never")).unwrap();
    fs::write(folder.join("img/c.png"), titled("below")).unwrap();
    assert_eq!(titles(&path), ["beside", "inside", "沿 η", "late", "below"]);
    let drawing = format!(
        "<svg xmlns:x=\"x\"><image x:href=\"y\" xlink:href=\"data:image/png;base64,{}\"/></svg>",
        base64(&titled("in a drawing"))
    );
    let drawing = drawing.replace("<svg", "<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\"");
    assert_eq!(titles(&file("drawing.svg", drawing.as_bytes())), ["in a drawing"]);
}

#[test]
fn the_pictures_of_a_notebook_are_in_its_texts_and_outputs() {
    let svg = serde_json::to_string(&fs::read_to_string(case("svg-plain.svg")).unwrap()).unwrap();
    let [one, two, three, four, five] = ["1", "2", "3", "4", "5"].map(|title| base64(&titled(title)));
    let notebook = format!(
        r##"{{"cells": [
        {{"cell_type": "markdown", "source": ["# A\n", "![](attachment:b.png) <img src='fig.png'>\n", "![x](<attachment:a c.png>)"],
          "attachments": {{"a c.png": {{"image/png": "{two}"}}, "b.png": {{"image/png": "{one}"}}}}}},
        {{"cell_type": "code", "source": "display('![](fig.png)')", "outputs": [
          {{"output_type": "stream", "name": "stdout", "text": ["x"]}},
          {{"output_type": "display_data", "data": {{"text/plain": ["<Figure>"], "image/png": "{three}\n", "application/json": {{"a": [1]}}}}}},
          {{"output_type": "display_data", "data": {{"image/svg+xml": [{svg}], "image/png": "{}"}}}},
          {{"output_type": "execute_result", "data": {{"text/html": ["<img src=\"data:image/png;base64,", "{four}\">"]}}}}]}},
        {{"cell_type": "markdown", "source": "![](data:image/png;base64,{five})"}}],
        "metadata": {{}}, "nbformat": 4, "nbformat_minor": 5}}"##,
        base64(&foreign())
    );
    let path = file("notes.ipynb", notebook.as_bytes());
    fs::write(path.parent().unwrap().join("fig.png"), titled("beside")).unwrap();
    assert_eq!(titles(&path), ["1", "beside", "2", "3", "沿 η", "4", "5"]);
    let old = format!(
        r#"{{"metadata": {{}}, "nbformat": 3, "worksheets": [{{"cells": [{{"cell_type": "code", "input": "x",
        "outputs": [{{"output_type": "display_data", "png": "{one}"}}]}}]}}]}}"#
    );
    assert_eq!(titles(&file("old.ipynb", old.as_bytes())), ["1"]);
    let broken = file("broken.ipynb", b"{\"cells\": [{]}");
    assert_eq!(refusal(&broken), word("export.broken_at line=1 column=13"));
}

#[test]
fn lectures_as_other_programs_write_them_open() {
    for (name, expected) in [
        ("lecture-python-pptx.pptx", &["two", "one"][..]),
        ("lecture-pandoc.docx", &["two", "one"]),
        ("lecture-pandoc.epub", &["two", "one"]),
        ("lecture-libreoffice.odp", &["two", "one"]),
        ("lecture-libreoffice.odt", &["two", "one"]),
        ("lecture-nbclient.ipynb", &["two", "one"]),
        ("lecture-pandoc.html", &["two", "one"]),
    ] {
        assert_eq!(titles(&case(name)), expected, "{name}");
    }
}

#[test]
fn a_lecture_without_settings_is_told_by_what_it_is() {
    let none = |kind: &str, count: usize| word(&format!("lecture.none kind={kind} count={count}"));
    let slides = [
        ("ppt/slide.xml", part("sld", &["rId1", "rId2"])),
        ("ppt/_rels/slide.xml.rels", relations(&[("rId1", "image", "a.png"), ("rId2", "image", "lost.png")])),
        ("ppt/a.png", foreign()),
        ("ppt/presentation.xml", part("presentation", &["rId1"])),
        ("ppt/_rels/presentation.xml.rels", relations(&[("rId1", "slide", "slide.xml")])),
        ("_rels/.rels", relations(&[("rId1", "officeDocument", "ppt/presentation.xml")])),
    ];
    assert_eq!(refusal(&file("none.pptx", &zipped(&slides))), none("pptx", 2));
    let inner = zipped(&[("fig.png", titled("one"))]);
    assert_eq!(
        refusal(&file("nested.zip", &zipped(&[("fig.png", inner.clone())]))),
        none("zip", 1),
        "an archive in it stays closed"
    );
    assert_eq!(refusal(&file("empty.zip", &zipped(&[]))), none("zip", 0));
    assert_eq!(refusal(&file("page.html", b"<html><img src='a.png'></html>")), none("html", 1));
    assert_eq!(refusal(&file("x.ipynb", b"{\"nbformat\": 4, \"cells\": []}")), none("ipynb", 0));
    assert_eq!(refusal(&file("x.npz", &zipped(&[("x_train.npy", vec![])]))), word("export.data kind=NumPy"));
    assert_eq!(refusal(&file("x.ppt", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0")), word("export.old"));
    assert_eq!(refusal(&file("cut.zip", &inner[..inner.len() - 30])), word("export.broken"));
    let mut damaged = titled("one");
    damaged[60] ^= 1;
    let damaged = zipped(&[("a.png", damaged)]);
    let message = word("export.damaged");
    assert_eq!(refusal(&file("damaged.zip", &damaged)), word(&format!("lecture.damaged kind=zip message={message}")));
}
