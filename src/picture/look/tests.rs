use super::*;
use crate::optimizer::OptimizerSpec;

fn looks(names: &[&str]) -> Vec<(Color32, Marker)> {
    let entries: Vec<Entry> = names.iter().map(|name| Entry::from(name.parse::<OptimizerSpec>().unwrap())).collect();
    (0..entries.len()).map(|index| look(&entries, index, Palette::for_theme(egui::Theme::Light))).collect()
}

#[test]
fn entries_of_one_optimizer_differ_in_colour_and_marker() {
    for names in [&["sgd"; 6] as &[_], &["sgd", "sgd", "momentum", "adagrad", "adam", "sgd"], &["adam", "nadam", "nadam"]] {
        let all = looks(names);
        for (index, (color, marker)) in all.iter().enumerate() {
            assert!(all[..index].iter().all(|(other, shape)| other != color && shape != marker), "{names:?}: {index}");
        }
    }
}

#[test]
fn the_first_entry_keeps_the_look_of_its_optimizer() {
    let [one, several] = [looks(&["momentum"]), looks(&["sgd", "sgd", "momentum", "momentum"])];
    assert_eq!((one[0], looks(&["sgd"; 20]).len()), (several[2], 20));
}
