use super::*;

#[test]
fn an_optimizer_is_found_in_a_scene_at_its_place_or_by_its_kind() {
    let entry = |text: &str| Entry::from(text.parse::<OptimizerSpec>().unwrap());
    let scene = ["sgd:lr=0.3", "sgd:lr=0.5", "adam:lr=0.2"].map(entry);
    let rate = |text: &str, index: usize| in_scene(&scene, &entry(text).rule, index).map(OptimizerSpec::rate);
    assert_eq!([rate("sgd", 0), rate("sgd", 1), rate("sgd", 2), rate("adam", 0)], [Some(0.3), Some(0.5), Some(0.3), Some(0.2)]);
    assert_eq!(rate("nadam", 0), None);
}

#[test]
fn a_name_carries_a_setting_only_where_it_must() {
    let named = |optimizers: &[&str]| {
        names(&optimizers.iter().map(|text| Entry::from(text.parse::<OptimizerSpec>().unwrap())).collect::<Vec<_>>())
    };
    assert_eq!(named(&["sgd", "adam"]), ["SGD", "Adam"]);
    assert_eq!(named(&["sgd:lr=0.3", "sgd:lr=0.5"]), ["SGD 0.3", "SGD 0.5"]);
    assert_eq!(named(&["momentum", "momentum:momentum=0.5"]), ["Momentum α 0.9", "Momentum α 0.5"]);
    assert_eq!(named(&["sgd", "sgd"]), ["SGD", "SGD (2)"]);
    let five = ["keras", "torch", "paddle", "tensorflow1", "book"].map(|library| format!("rmsprop:as={library},lr=0.1"));
    let names = ["RMSProp Keras", "RMSProp PyTorch", "RMSProp Paddle", "RMSProp TensorFlow 1", "RMSProp book"];
    assert_eq!(named(&five.each_ref().map(String::as_str)), names);
    assert_eq!(named(&["sgd", "adam", "adam:as=book,lr=0.3"]), ["SGD", "Adam paper", "Adam book"]);
    assert_eq!(named(&["adam", "adam:epsilon_form=book,beta1=0.8"]), ["Adam β₁ 0.9", "Adam β₁ 0.8"], "no library's");
}
