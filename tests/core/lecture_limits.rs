//! What a lecture may hold at most, and lectures that are damaged.

use std::fs;
use std::io::{Cursor, Write};

use halfpipe::lesson::Lesson;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::lectures::{base64, file, part, refusal, relations, titled, titles, zipped};
use crate::opened::png;
use crate::support::words::word;

#[test]
fn a_lecture_is_bounded() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let head = &png(&[])[..33];
    for name in ["1.png", "2.png", "3.png"] {
        writer.start_file(name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        writer.write_all(&[head, &(200_u32 << 20).to_be_bytes(), b"IDAT"].concat()).unwrap();
        (0..200).for_each(|_| writer.write_all(&vec![0; 1 << 20]).unwrap());
    }
    let bomb = writer.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    assert_eq!(refusal(&file("bomb.zip", &bomb)), word("lecture.unpacks most=512"));
    let other = |n: usize| format!("<p><img src='data:image/png,{n}'>");
    let page: String = (0..10_001).map(other).collect();
    assert_eq!(refusal(&file("many.html", page.as_bytes())), word("lecture.pictures most=10000"));
    let picture = format!("<img src='data:image/png;base64,{}'><p>", base64(&titled("one")));
    let page = |count: usize| {
        (0..count).map(|n| picture.replace("<p>", &format!("<p title='{n}'><img src='{n}.jpg'>"))).collect::<String>()
    };
    assert_eq!(titles(&file("most.html", format!("<html>{}", page(200)).as_bytes())).len(), 200);
    assert_eq!(refusal(&file("more.html", format!("<html>{}", page(201)).as_bytes())), word("lecture.scenes most=200"));
}

#[test]
fn pictures_without_titles_are_counted() {
    let untitled = titled("").as_slice().to_vec();
    let path = file("untitled.zip", &zipped(&[("a.png", untitled), ("b.png", titled("b"))]));
    assert_eq!(titles(&path), [word("lecture.picture number=1"), "b".to_owned()]);
}

#[test]
fn lectures_cut_off_or_changed_anywhere_are_read_or_refused_in_words() {
    let inside = zipped(&[
        ("_rels/.rels", relations(&[("rId1", "officeDocument", "word/document.xml")])),
        ("word/document.xml", part("document", &["rId5"])),
        ("word/_rels/document.xml.rels", relations(&[("rId5", "image", "media/b.png")])),
        ("word/media/b.png", titled("b")),
    ]);
    let page =
        format!("<html><img src=\"data:image/png;base64,{}\"><style>a</style><svg><a/></svg></html>", base64(&titled("a")));
    let notebook = format!("{{\"cells\": [{{\"outputs\": [{{\"data\": {{\"image/png\": \"{}\"}}}}]}}]}}", base64(&titled("a")));
    for (name, bytes) in [("x.docx", &inside[..]), ("x.html", page.as_bytes()), ("x.ipynb", notebook.as_bytes())] {
        let path = file(&format!("cut-{name}"), bytes);
        assert_eq!(titles(&path).len(), 1);
        for cut in 0..bytes.len() {
            fs::write(&path, &bytes[..cut]).unwrap();
            if let Err(error) = Lesson::read(&path) {
                assert!(!error.to_string().contains("xpected"), "{name} {cut}: {error}");
            }
            let mut changed = bytes.to_vec();
            changed[cut] ^= 0x15;
            fs::write(&path, &changed).unwrap();
            let _ = Lesson::read(&path);
        }
    }
}
