//! The catalogues in `locales/`: each has all texts, the fonts have all characters, and the window changes between them.
#![allow(clippy::unwrap_used)] // a test may panic
#![cfg(feature = "gui")]

mod support;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use egui::epaint::text::MissingGlyphPolicy;
use egui::{FontFamily, FontId, Key, vec2};
use egui_kittest::kittest::Queryable;
use halfpipe::dataset::Samples;
use halfpipe::experiment::activations::Row;
use halfpipe::experiment::{WorkspaceKind, activations, paths, training};
use halfpipe::figure::format::Format;
use halfpipe::knob::Knob;
use halfpipe::landscape::{LANDSCAPES, LandscapeSpec};
use halfpipe::language::Language;
use halfpipe::lesson::Lesson;
use halfpipe::network::Activation;
use halfpipe::network::init::{INITIALIZATIONS, InitSpec};
use halfpipe::noise::DEVIATION;
use halfpipe::optimizer::OptimizerSpec;
use halfpipe::picture::theme;
use halfpipe::picture::theme::fonts::Packed;
use halfpipe::storage::session::Session;
use support::{Window, app, press, tiny_images, type_into, window, window_of};

/// The name of the switch in all languages.
const SWITCH: &str = "Language / 语言";

/// The language is global to the process: one test after the other has it, and begins in English.
struct Spoken(#[allow(dead_code)] MutexGuard<'static, ()>);

impl Spoken {
    fn english() -> Self {
        static ONE: Mutex<()> = Mutex::new(());
        let spoken = Self(ONE.lock().unwrap_or_else(PoisonError::into_inner));
        Language::default().make_current();
        spoken
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files with this ending below a folder of the repository.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut folders = vec![root().join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == ending) {
                files.push(path);
            }
        }
    }
    assert!(!files.is_empty(), "{folder}");
    files.sort();
    files
}

/// The texts of a catalogue, by section and key.
fn catalogue(file: &Path) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let mut section = String::new();
    let text = fs::read_to_string(file).unwrap();
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with(['#', '_'])) {
        let (key, value) = line.split_once(':').unwrap();
        if let Some(key) = key.strip_prefix("  ") {
            let value = value.trim().strip_prefix('"').and_then(|value| value.strip_suffix('"'));
            let value = value.unwrap_or_else(|| panic!("{}: write a text in quotes: {line}", file.display()));
            let before = texts.insert(format!("{section}.{key}"), value.to_owned());
            assert_eq!(before, None, "{}: {section}.{key} is there twice", file.display());
        } else {
            key.clone_into(&mut section);
        }
    }
    texts
}

/// The placeholders of a text.
fn placeholders(text: &str) -> BTreeSet<&str> {
    text.split("%{").skip(1).map(|rest| rest.split('}').next().unwrap()).collect()
}

#[test]
fn every_language_has_all_texts_with_the_same_placeholders() {
    let english = catalogue(&root().join("locales/en.yml"));
    for file in files("locales", "yml") {
        let other = catalogue(&file);
        let keys = |texts: &BTreeMap<String, String>| texts.keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(keys(&other), keys(&english), "{}", file.display());
        for (key, text) in &english {
            assert_eq!(placeholders(&other[key]), placeholders(text), "{}: {key}", file.display());
        }
    }
}

#[test]
fn each_catalogue_is_a_language_with_a_name_of_its_own() {
    let tags: BTreeSet<String> = Language::all().iter().map(|language| language.tag().to_owned()).collect();
    let stems = files("locales", "yml").iter().map(|file| file.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    assert_eq!(tags, stems);
    for name in [Language::name, Language::short_name] {
        let names: BTreeSet<_> = Language::all().iter().map(name).collect();
        assert_eq!(names.len(), tags.len(), "{names:?}");
    }
}

/// The texts of a setting, by their keys, each with what is said for it.
fn texts_of(knob: &Knob<'_>) -> [(&'static str, Cow<'static, str>); 2] {
    match knob {
        Knob::Number(number, _) => [(number.name, number.name()), (number.help, number.help())],
        Knob::Choice(choice, _) => [(choice.name, choice.name()), (choice.help, choice.help())],
    }
}

#[test]
fn every_setting_has_its_name_and_its_help_in_every_language() {
    let _spoken = Spoken::english();
    let mut texts = Vec::new();
    for mut optimizer in OptimizerSpec::all() {
        for form in 0.. {
            let mut knobs = optimizer.schedule.knobs();
            let Knob::Choice(choice, chosen) = &mut knobs[0] else { panic!("the form comes first") };
            if form == choice.forms.len() {
                break;
            }
            **chosen = form;
            texts.extend(optimizer.all_knobs().iter().flat_map(texts_of));
        }
    }
    texts.extend(LANDSCAPES.iter().flat_map(|row| LandscapeSpec::new(row).knobs().iter().flat_map(texts_of).collect::<Vec<_>>()));
    texts.extend(INITIALIZATIONS.iter().flat_map(|row| InitSpec::new(row).knobs().iter().flat_map(texts_of).collect::<Vec<_>>()));
    texts.extend([(DEVIATION.name, DEVIATION.name()), (DEVIATION.help, DEVIATION.help())]);
    let keys: BTreeSet<&str> = texts.iter().map(|(key, _)| *key).collect();
    assert!(keys.len() > 50, "{keys:?}");
    for file in files("locales", "yml") {
        let catalogue = catalogue(&file);
        for (key, said) in &texts {
            assert!(catalogue.get(*key).is_some_and(|text| !text.is_empty()), "{}: {key}", file.display());
            assert_ne!(key, said);
        }
    }
}

#[test]
fn what_is_listed_has_a_name_in_every_language_and_proper_names_stay() {
    let _spoken = Spoken::english();
    let listed = || {
        let landscapes = LANDSCAPES.iter().map(halfpipe::landscape::Landscape::name);
        let inits = INITIALIZATIONS.iter().flat_map(|row| [row.name(), row.formula(), row.source()]);
        let optimizers = OptimizerSpec::all().into_iter().map(|spec| spec.about().formula());
        let saturated = Activation::ALL.iter().filter_map(|activation| activation.about().saturated());
        landscapes.chain(inits).chain(optimizers).chain(saturated).collect::<Vec<_>>()
    };
    let english = listed();
    Language::from_str("zh-CN").unwrap().make_current();
    let chinese = listed();
    for (name, changes) in [("Bowl", true), ("Rosenbrock", false), ("Xavier", false), ("Zero", true), ("exactly 0", true)] {
        let at = english.iter().position(|text| text == name).unwrap();
        assert_eq!(chinese[at] != name, changes, "{name}: {}", chinese[at]);
    }
    for text in english.iter().chain(&chinese) {
        assert!(!text.starts_with("listed.") && !text.contains(".listed."), "{text}");
    }
}

#[test]
fn what_is_refused_is_told_in_the_language_that_is_spoken() {
    let _spoken = Spoken::english();
    let refusals = || {
        let optimizers = ["adm", "sgd:lr=0", "sgd:lr", "sgd:lr=1,lr=1", "sgd:every=3", "adam:epsilon_form=pepr"];
        let landscapes = ["bowls", "bowl:a=-1", "rosenbrock:a=1", "formula:", "formula", "formula:x + ", "formula:foo(x)"];
        let rows = ["xavir", "xavier:activation=tan", "normal:std=-1"];
        let mut told: Vec<String> = Vec::new();
        told.extend(optimizers.map(|text| text.parse::<OptimizerSpec>().unwrap_err().to_string()));
        told.extend(landscapes.map(|text| text.parse::<LandscapeSpec>().unwrap_err().to_string()));
        told.extend(rows.map(|text| text.parse::<Row>().unwrap_err().to_string()));
        told.push(paths::Settings { steps: 1_000_000, ..Default::default() }.validate().unwrap_err().to_string());
        told.push(activations::Settings { layers: 0, ..Default::default() }.validate().unwrap_err().to_string());
        told.push(training::Settings { goal: -1.0, ..Default::default() }.validate().unwrap_err().to_string());
        told.push(Samples::new(2, 2, vec![0; 7], vec![0; 2]).unwrap_err().to_string());
        told.push(Lesson::open("valey").unwrap_err().to_string());
        told.push(Lesson::parse("lesson.ron", "(version: 9)").unwrap_err().to_string());
        told.push(Format::of(Path::new("figure.bmp")).unwrap_err());
        told
    };
    let (english, han) = (refusals(), |text: &str| text.chars().any(|letter| ('一'..='鿿').contains(&letter)));
    Language::from_str("zh-CN").unwrap().make_current();
    for (english, chinese) in english.iter().zip(refusals()) {
        assert!(!han(english) && han(&chinese), "{english} | {chinese}");
        let words = ["must", "unknown", "did you", "known", "needs", "there", " is ", " at most", "write", "version"];
        assert!(words.iter().all(|word| !chinese.contains(word)), "{english} | {chinese}");
    }
    assert!(refusals()[0].starts_with("未知的优化器“adm”；是否想写“adam”？可用的有：sgd, "), "{}", refusals()[0]);
    assert_eq!(refusals()[1], "sgd:lr=0：“学习率”必须是大于 0 的有限的数");
}

/// The characters of these texts that the fonts lack in some face.
fn lacking(chinese: Option<&'static Packed>, characters: &BTreeSet<char>) -> Vec<(FontFamily, char)> {
    let ctx = egui::Context::default();
    theme::install(&ctx);
    theme::fonts::install(&ctx, chinese);
    let mut lacking = Vec::new();
    let mut output = ctx.run_ui(egui::RawInput::default(), |ui| {
        let faces = [theme::regular(14.0), theme::semibold(14.0), theme::formula(17.0), FontId::monospace(14.0)];
        for face in faces {
            let has = |character: char| ui.ctx().fonts_mut(|fonts| fonts.has_glyph(&face, character));
            let missing = characters.iter().filter(|character| !has(**character));
            lacking.extend(missing.map(|character| (face.family.clone(), *character)));
        }
    });
    output.textures_delta.clear();
    lacking
}

#[test]
fn the_fonts_have_all_characters_of_the_catalogues_and_of_the_lessons() {
    let texts = files("locales", "yml").into_iter().chain(files("presets", "ron"));
    let characters: BTreeSet<char> =
        texts.flat_map(|file| fs::read_to_string(file).unwrap().chars().collect::<Vec<_>>()).collect();
    let shown = characters.into_iter().filter(|character| !character.is_control()).collect();
    assert_eq!(lacking(None, &shown), [], "run assets/fonts/make");
}

static DAMAGED: Packed = Packed::new(b"no font at all");

#[test]
fn without_its_font_chinese_cannot_be_drawn() {
    assert_eq!(lacking(Some(&DAMAGED), &BTreeSet::from(['中', 'm'])).len(), 4, "in four faces, and m can");
}

#[test]
fn rows_with_chinese_are_as_high_as_those_without() {
    let window = window();
    let height = |font: &FontId, text: &str| {
        window.ctx.fonts_mut(|fonts| fonts.layout_no_wrap(text.to_owned(), font.clone(), egui::Color32::WHITE).size().y)
    };
    for font in [theme::regular(12.0), theme::regular(14.0), theme::semibold(14.0)] {
        assert_eq!(height(&font, "学习率 η = 0.1"), height(&font, "learning rate η = 0.1"), "{font:?}");
    }
}

fn change_language(window: &mut Window) {
    window.get_by_label(SWITCH).click();
    window.run();
}

/// Every name is on the window, and none of the others.
fn shows(window: &Window, names: &[&str], others: &[&str]) {
    for name in names {
        assert!(window.query_all_by_label(name).next().is_some(), "there is no {name}");
    }
    for name in others {
        assert!(window.query_all_by_label(name).next().is_none(), "there is still {name}");
    }
}

#[test]
fn all_texts_change_at_once_and_back() {
    let _spoken = Spoken::english();
    let mut window = window();
    let workspaces: [(Key, &[&str], &[&str]); 3] = [
        (
            Key::Num1,
            &["Number of steps", "Play (Space)", "Learning-rate rule", "Optimizers", "f by step (log)", "SGD learning rate"],
            &["步数", "播放 (Space)", "学习率规则", "优化器", "f 随步数的变化（对数）", "SGD 学习率"],
        ),
        (Key::Num2, &["units", "Gradients", "New seed", "Initial weights"], &["神经元数", "梯度", "换种子", "权重初始值"]),
        (Key::Num3, &["iterations", "Mistakes", "Start (Space)", "Results"], &["迭代次数", "识别错误", "开始 (Space)", "结果"]),
    ];
    for (key, english, chinese) in workspaces {
        press(&mut window, key);
        shows(&window, &["Paths", "Activations", "Training", "Undo (Ctrl+Z)"], &["更新路径", "激活值", "训练", "撤销 (Ctrl+Z)"]);
        shows(&window, english, chinese);
        change_language(&mut window);
        shows(&window, &["更新路径", "激活值", "训练", "撤销 (Ctrl+Z)"], &["Paths", "Activations", "Training", "Undo (Ctrl+Z)"]);
        shows(&window, chinese, english);
        change_language(&mut window);
        shows(&window, english, chinese);
    }
}

#[test]
fn a_setting_has_the_same_value_in_both_languages() {
    let _spoken = Spoken::english();
    let mut window = window();
    let before = app(&window).paths.settings.clone();
    change_language(&mut window);
    assert_eq!(app(&window).paths.settings, before);
    type_into(&mut window, "步数", "12");
    assert_eq!(app(&window).paths.settings.steps, 12);
    type_into(&mut window, "步数", "很多");
    window.get_by_label_contains("步数必须是 0 到");
    assert_eq!(app(&window).paths.settings.steps, 12);
}

#[test]
fn what_was_told_before_the_change_is_told_anew() {
    let _spoken = Spoken::english();
    let mut window = window_of(vec2(1280.0, 800.0), "mnist-race");
    let settings = &mut window.state_mut().as_mut().unwrap().training.settings;
    settings.data = Some(tiny_images());
    (settings.iterations, settings.batch) = (3, 10);
    window.run();
    press(&mut window, Key::Space);
    for _ in 0..3_000 {
        if window.query_by_label("done").is_some() {
            break;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
        window.step();
    }
    window.get_by_label("Look inside").click();
    window.run();
    assert_eq!(app(&window).workspace, WorkspaceKind::Activations);
    window.get_by_label_contains("Inside SGD");
    change_language(&mut window);
    window.get_by_label_contains("SGD 的内部");
    assert!(window.query_all_by_label_contains("mini-batch 大小 10").next().is_some());
    assert!(window.query_by_label_contains("Inside SGD").is_none());
    change_language(&mut window);
    window.get_by_label_contains("Inside SGD");
}

#[test]
fn the_session_keeps_the_language_and_one_of_old_has_none() {
    let _spoken = Spoken::english();
    let mut window = window();
    change_language(&mut window);
    let session = app(&window).session(&window.ctx, [1280.0, 800.0]);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("language-session.ron");
    session.save(&path).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let line = text.lines().find(|line| line.contains("language:")).unwrap();
    assert!(line.contains("zh-CN"), "{line}");

    Language::default().make_current();
    let mut resume = |session: Session| {
        let ctx = window.ctx.clone();
        window.state_mut().as_mut().unwrap().resume(&ctx, session);
        window.run();
        Language::current().tag().to_owned()
    };
    fs::write(&path, text.replace(line, "")).unwrap();
    assert_eq!(resume(Session::load(&path).unwrap().unwrap()), "en");
    assert_eq!(resume(session), "zh-CN");
}

#[test]
fn a_font_that_cannot_be_loaded_is_told_in_english_and_the_window_works() {
    let _spoken = Spoken::english();
    let mut window = window();
    window.ctx.set_missing_glyph_policy(MissingGlyphPolicy::Tofu);
    theme::fonts::install(&window.ctx, Some(&DAMAGED));
    window.run();
    let told = "The font for Chinese is damaged";
    for _ in 0..2 {
        window.get_by_label_contains(told);
        window.get_by_label("Close this message").click();
        window.run();
        assert!(window.query_by_label_contains(told).is_none());
        type_into(&mut window, "Number of steps", "12");
        assert_eq!(app(&window).paths.settings.steps, 12);
        change_language(&mut window);
        assert_eq!(Language::current(), Language::default(), "what can't be read is not spoken");
    }
}

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
    let mut program = Command::new(env!("CARGO_BIN_EXE_halfpipe"));
    let output = program.args(arguments).env_remove("LANGUAGE").env("LC_ALL", system).output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    (String::from_utf8(text).unwrap(), output.status.code().unwrap())
}

#[test]
fn the_command_line_speaks_the_language_that_is_asked_for_or_that_of_the_system() {
    let english = prints("C", &["paths", "--steps", "5"]).0;
    let chinese = prints("zh_CN.UTF-8", &["paths", "--steps", "5"]).0;
    assert!(english.contains("zig-zags") && !english.contains("“之”字形"), "{english}");
    assert!(chinese.contains("“之”字形") && !chinese.contains("zig-zags"), "{chinese}");
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
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("languages");
    fs::create_dir_all(&folder).unwrap();
    let file = |name: &str| folder.join(name).to_string_lossy().into_owned();
    for (tag, told, other) in [("en", "log scale", "对数刻度"), ("zh-CN", "对数刻度", "log scale")] {
        let drawn = file("map.svg");
        assert_eq!(prints("C", &["paths", "--language", tag, "--out", &drawn]), (String::new(), 0));
        let svg = fs::read_to_string(&drawn).unwrap();
        assert!(svg.contains(told) && !svg.contains(other), "{tag}");
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
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let image = folder.join("x.bmp").display().to_string();
    for (arguments, code, part) in [
        (&["paths", "--steps", "30"][..], 0, "优化器"),
        (&["paths", "--start", "1,1", "--start", "2,2", "--steps", "300"], 0, "Momentum，起点 2：第 51 步首次达到 f < 0.001"),
        (&["paths", "--optimizer", "sgd:lr=5", "--steps", "900"], 0, "在第 162 步发散"),
        (&["activations", "--units", "20", "--samples", "50"], 0, "初始值"),
        (&["activations", "--show", "symmetry", "--steps", "5"], 0, "不同的神经元"),
        (&["training", "--iterations", "2", "--batch", "5", "--hidden", "5"], 0, "损失首次 ≤ 0.3"),
        (&["presets", "list"], 0, "山谷中的 SGD（5 个场景）"),
        (&["presets", "check", "presets/sgd.ron"], 0, "presets/sgd.ron：正确"),
        (&["presets", "--language", "zh"], 2, "需要一个命令（可用的命令：list, check）"),
        (&["pathz"], 2, "没有命令“pathz”；相近的命令：“paths”"),
        (&["paths", "--stepz", "3"], 2, "没有参数“--stepz”；相近的参数：“--step"),
        (&["paths", "--steps", "many"], 2, "“--steps <N>”的值“many”无效：必须是 0 到 100000 的整数"),
        (&["paths", "--steps"], 2, "缺少值"),
        (&["paths", "--rates", "fair"], 2, "（可用的值：usual, equal, first-step, best）"),
        (&["paths", "--seed", "x"], 2, "必须是 0 或更大的整数"),
        (&["activations", "--bias", "x"], 2, "必须是数"),
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
