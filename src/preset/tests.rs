use super::*;

fn refusal(text: &str) -> String {
    Preset::parse("lesson.ron", text).unwrap_err().to_string()
}

#[test]
fn every_embedded_preset_parses_and_reads_back_from_its_text() {
    for (slug, text) in EMBEDDED {
        let preset = Preset::parse(slug, text).unwrap();
        assert_eq!(Preset::parse(slug, &preset.text().unwrap()).unwrap(), preset, "{slug}");
    }
}

#[test]
fn a_newer_version_is_refused_whatever_its_fields() {
    let message = refusal("(\n  version: 99,\n  novelty: 1,\n)");
    assert!(message.starts_with("lesson.ron:2:3: version 99: this halfpipe reads version 1"), "{message}");
}

#[test]
fn an_unknown_field_is_refused_with_its_place() {
    let message = refusal("(version: 1, title: \"\", text: \"\", workspace: Paths((\n  stepz: 3,\n)))");
    assert!(message.starts_with("lesson.ron:2:") && message.contains("stepz") && message.contains("steps"), "{message}");
}

#[test]
fn a_file_cut_off_anywhere_is_refused() {
    let (slug, text) = EMBEDDED[0];
    let end = text.trim_end().len();
    for cut in (0..end).filter(|cut| text.is_char_boundary(*cut)) {
        assert!(Preset::parse(slug, &text[..cut]).is_err(), "cut at {cut}");
    }
}

#[test]
fn what_cannot_run_is_refused_at_its_field() {
    let message = refusal("(version: 1, title: \"\", text: \"\", workspace: Paths((\n  steps: 100001,\n)))");
    assert!(message.starts_with("lesson.ron:2:3: steps: 100001 is too many"), "{message}");
    let message = refusal("(version: 1, title: \"\", text: \"\", workspace: Paths((\n  optimizers: [(rule: \"adm\")],\n)))");
    assert!(message.starts_with("lesson.ron:2:") && message.contains("did you mean \"adam\""), "{message}");
}
