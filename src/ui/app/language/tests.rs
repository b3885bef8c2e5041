use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::*;

#[test]
fn of_more_than_two_languages_there_is_a_list() {
    let mut all = Language::all();
    all.push(all[1]);
    let mut is_new = true;
    let ui = move |ui: &mut Ui, commands: &mut Vec<Command>| {
        if std::mem::take(&mut is_new) {
            theme::install(ui.ctx());
        } else {
            switch_ui(ui, &all, false, commands);
        }
    };
    let mut window = Harness::builder().build_ui_state(ui, Vec::new());
    window.run();
    window.get_by_label_contains("Language / ").click();
    window.run();
    let last = window.get_all_by_label("简体中文").last();
    last.expect("the last language of the list").click();
    window.run();
    assert_eq!(window.state().as_slice(), [Command::SetLanguage("zh".parse().expect("a language"))]);
}
