use super::*;

fn path_of(text: &str) -> PathBuf {
    TypedPath { text: text.to_owned(), base: PathBuf::from("/lessons"), wants_focus: false }.path()
}

#[test]
fn a_path_is_read_as_a_shell_or_a_file_manager_writes_it() {
    let home = directories::BaseDirs::new().unwrap().home_dir().to_path_buf();
    assert_eq!(
        [path_of("~"), path_of("~/a.png"), path_of(" ~/x/a.png ")],
        [home.clone(), home.join("a.png"), home.join("x/a.png")]
    );
    assert_eq!(
        [path_of("a.png"), path_of("/x/a.png"), path_of("~a/b")].map(|path| path.display().to_string()),
        ["/lessons/a.png", "/x/a.png", "/lessons/~a/b"]
    );
    for uri in ["file:///x/a%20b.png", "file://localhost/x/a%20b.png"] {
        assert_eq!(path_of(uri), Path::new("/x/a b.png"));
    }
    assert_eq!(path_of("file:///%E6%B5%8B%"), Path::new("/测%"));
}

#[test]
fn an_absolute_path_behind_the_folder_is_what_is_meant() {
    let within = |text: &'static str, is_windows| -> Vec<&str> {
        absolute_within(text, is_windows).into_iter().map(|start| &text[start..]).collect()
    };
    for (text, inner) in [
        ("/home/me//data/x.json", &["/data/x.json"][..]),
        ("/home/me//data//x.json", &["/data//x.json", "/x.json"]),
        ("/home/me/~/x.json", &["~/x.json"]),
        ("/home/me/~", &["~"]),
        ("/~/x", &["~/x"]),
        ("/home/me/file:///data/x%20y.json", &["file:///data/x%20y.json"]),
        ("/home/me/\"/data/x.json\"", &["\"/data/x.json\""]),
        ("/home/me//", &["/"]),
        ("/home/me/x.json", &[]),
        ("//home/me", &[]),
        ("file:///home/me/x", &[]),
        ("/home/~me/x~/y", &[]),
        ("/home/me/C:/x", &[]),
        ("", &[]),
    ] {
        assert_eq!(within(text, false), inner, "{text}");
    }
    for (text, inner) in [
        (r"C:\a\C:\b", &[r"C:\b"][..]),
        (r"C:\a\d:/b", &["d:/b"]),
        (r"C:\a\~\b", &[r"~\b"]),
        (r"C:\a\\\server\share\x", &[r"\\server\share\x"]),
        (r"C:\a\\data\x", &[r"\data\x"]),
        ("C:\\a\\\"D:\\b c\\x.json\"", &["\"D:\\b c\\x.json\""]),
        (r"\\server\share\C:\b", &[r"C:\b"]),
        (r"\\server\share\x", &[]),
        (r"C:\a\b.json", &[]),
    ] {
        assert_eq!(within(text, true), inner, "{text}");
    }
    // There is none of these folders but the root and the home folder.
    let home = directories::BaseDirs::new().unwrap().home_dir().to_path_buf();
    assert_eq!(path_of("/lessons//no-such-folder/x.json"), Path::new("/no-such-folder/x.json"));
    assert_eq!([path_of("/lessons/~/x.json"), path_of("/lessons/~")], [home.join("x.json"), home]);
    assert_eq!(path_of("\"/x/a b.png\""), Path::new("/x/a b.png"));
    assert_eq!(path_of("/lessons/file:///x/a%20b.png"), Path::new("/x/a b.png"));
    assert_eq!(path_of("/lessons//"), Path::new("/"));
    let here = env!("CARGO_MANIFEST_DIR");
    assert_eq!(path_of(&format!("{here}//src/lib.rs")), Path::new(here).join("src/lib.rs"), "only the whole leads to something");
}

#[test]
fn the_name_is_what_is_selected() {
    let range = |text: &str| {
        let typed = TypedPath { text: text.to_owned(), base: PathBuf::new(), wants_focus: false };
        typed.name_range().slice_str(text).to_owned()
    };
    assert_eq!([range("/tmp/图/paths.png"), range("/tmp/"), range("図.ron")], ["paths.png", "", "図.ron"]);
}
