//! The command line speaks the language that is asked for, or that of the system.

use std::fs;

use crate::support::files::folder;
use crate::support::program::halfpipe;
use crate::support::words;

/// The longest run of English words in a text; a code word, a name or a flag is none.
fn english(text: &str) -> Option<String> {
    let word = |word: &&str| word.len() > 1 && *word != "halfpipe" && word.chars().all(|letter| letter.is_ascii_lowercase());
    let mut runs = Vec::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split([' ', '：', '；', '，', '（', '）', '“', '”']).collect();
        runs.extend(words.split(|text| !word(text)).map(|run| run.join(" ")));
    }
    runs.into_iter().filter(|run| run.contains(' ')).max_by_key(String::len)
}

/// What the program prints with these arguments on a system with this language, and its exit code.
fn prints(system: &str, arguments: &[&str]) -> (String, i32) {
    let output = halfpipe().args(arguments).env("LC_ALL", system).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (String::from_utf8(text).unwrap(), output.status.code().unwrap())
}

#[test]
fn the_command_line_speaks_the_language_that_is_asked_for_or_that_of_the_system() {
    let english = prints("C", &["paths", "--steps", "5"]).0;
    let chinese = prints("zh_CN.UTF-8", &["paths", "--steps", "5"]).0;
    let [in_english, in_chinese] = [words::word, words::chinese].map(|text| text("columns.outcome"));
    assert!(english.contains(&in_english) && !english.contains(&in_chinese), "{english}");
    assert!(chinese.contains(&in_chinese) && !chinese.contains(&in_english), "{chinese}");
    for (system, arguments, expected) in [
        ("C", &["--language", "zh-CN", "paths", "--steps", "5"][..], &chinese),
        ("C", &["paths", "--language=zh", "--steps", "5"], &chinese),
        ("zh_CN.UTF-8", &["paths", "--steps", "5", "--language", "en"], &english),
    ] {
        assert_eq!(&prints(system, arguments).0, expected, "{system} {arguments:?}");
    }
    let (refused, code) = prints("C", &["paths", "--language", "fr"]);
    assert_eq!(code, 2);
    assert!(refused.contains("unknown language \"fr\"; there are en (English), zh-CN (简体中文)"), "{refused}");
}

#[test]
fn pictures_are_in_the_language_that_is_asked_for() {
    let folder = folder("pictures");
    let file = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let [english, chinese] = [words::word, words::chinese].map(|text| text("map.scale_log"));
    for (tag, message, other) in [("en", &english, &chinese), ("zh-CN", &chinese, &english)] {
        let drawn = file("map.svg");
        assert_eq!(prints("C", &["paths", "--language", tag, "--out", &drawn]), (String::new(), 0));
        let svg = fs::read_to_string(&drawn).unwrap();
        assert!(svg.contains(message) && !svg.contains(other), "{tag}");
        assert_eq!(svg.contains("Noto Sans CJK SC"), tag != "en", "Chinese has a font in each viewer");
    }
    let pictures = ["en", "zh-CN"].map(|tag| {
        let drawn = file(&format!("{tag}.png"));
        assert_eq!(prints("C", &["paths", "--language", tag, "--out", &drawn]), (String::new(), 0));
        fs::read(&drawn).unwrap()
    });
    assert_ne!(pictures[0], pictures[1]);
}

#[test]
fn in_chinese_no_english_sentence_is_left_on_the_command_line() {
    assert_eq!(english("f：each at the rate 1").as_deref(), Some("each at the rate"));
    let chinese = |arguments: &[&str], code: i32| {
        let (text, ended) = prints("zh_CN.UTF-8", arguments);
        assert_eq!(ended, code, "{arguments:?}: {text}");
        assert_eq!(english(&text), None, "{arguments:?}: {text}");
        text
    };
    let image = folder("no-picture").join("x.bmp").display().to_string();
    for (arguments, code, part) in [
        (&["paths", "--steps", "30"][..], 0, "优化器"),
        (&["paths", "--start", "1,1", "--start", "2,2", "--steps", "300"], 0, "Momentum，起点 2：第 51 步首次达到 f < 0.001"),
        (&["paths", "--optimizer", "sgd:lr=5", "--steps", "900"], 0, "在第 162 步发散"),
        (&["activations", "--units", "20", "--samples", "50"], 0, "初始值"),
        (&["activations", "--show", "symmetry", "--steps", "5"], 0, "不同的神经元"),
        (&["training", "--iterations", "2", "--batch", "5", "--hidden", "5"], 0, "损失首次 ≤ 0.3"),
        (&["presets", "list"], 0, "山谷中的 SGD（7 个场景）"),
        (&["presets", "check", "presets/sgd.ron"], 0, "presets/sgd.ron：正确"),
        (&["presets", "--language", "zh"], 2, "需要一个命令（可用的命令：list, check）"),
        (&["pathz"], 2, "没有命令“pathz”；相近的命令：“paths”"),
        (&["paths", "--stepz", "3"], 2, "没有参数“--stepz”；相近的参数：“--step"),
        (&["paths", "--steps", "many"], 2, "“--steps <N>”的值“many”无效：必须是 0 到 100000 的整数"),
        (&["paths", "--steps"], 2, "缺少值"),
        (&["paths", "--rates", "fair"], 2, "（可用的值：usual, equal, first-step, best）"),
        (&["paths", "--seed", "x"], 2, "必须是 0 到 18446744073709551615 的整数"),
        (&["activations", "--bias", "x"], 2, "必须是有限的数"),
        (&["paths", "--scene", "2"], 2, "缺少必需的参数：--preset"),
        (&["paths", "--preset", "xavier"], 2, "请试 `halfpipe activations --preset xavier`"),
        (&["paths", "--preset", "momentm"], 2, "未知的课程或示例“momentm”"),
        (&["paths", "--optimizer", "sgd:lr=0"], 2, "--optimizer"),
        (&["activations", "--activation", "relux"], 2, "“--activation <NAME>”的值“relux”无效：未知的激活函数"),
        (&["paths", "--noise=-1"], 2, "必须是不小于 0 的有限的数"),
        (&["paths", "--out", &image], 2, "x.bmp：扩展名必须是"),
    ] {
        assert!(chinese(arguments, code).contains(part), "{arguments:?}: {part}");
    }
}

/// The helps of all commands, without what the parser says by itself.
#[test]
fn the_help_of_every_command_is_chinese() {
    for command in
        [&[][..], &["paths"], &["activations"], &["training"], &["presets"], &["presets", "list"], &["presets", "check"]]
    {
        for flag in ["-h", "--help"] {
            let (text, code) = prints("zh_CN.UTF-8", &[command, &[flag]].concat());
            let own = ["Usage:", "[possible values", "[default"];
            let lines = text.lines().filter(|line| !own.iter().any(|words| line.contains(words)));
            let text = lines.collect::<Vec<_>>().join("\n");
            assert_eq!((code, english(&text)), (0, None), "{command:?} {flag}: {text}");
            assert!(text.chars().any(|letter| letter > '一'), "{text}");
        }
    }
}

#[test]
fn the_columns_of_a_chinese_table_stand_below_each_other() {
    let text = prints("zh_CN.UTF-8", &["activations", "--show", "symmetry", "--steps", "5"]).0;
    let width = |text: &str| text.chars().map(|letter| if letter > '⺀' { 2 } else { 1 }).sum::<usize>();
    let widths: Vec<usize> = text.lines().skip(1).take(4).map(width).collect();
    assert_eq!(widths, [widths[0]; 4], "{text}");
}

/// Columns, keys and numbers are the same in every language.
#[test]
fn csv_is_the_same_in_every_language() {
    for command in [&["paths"][..], &["activations", "--units", "20", "--samples", "50"], &["activations", "--show", "symmetry"]]
    {
        let csv = |system| prints(system, &[command, &["--format", "csv"]].concat());
        assert_eq!(csv("C"), csv("zh_CN.UTF-8"), "{command:?}");
    }
}
