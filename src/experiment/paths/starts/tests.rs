use super::*;

fn settings() -> Settings {
    Settings { landscape: "formula:log(x) + y^2".parse().unwrap(), starts: vec![[4.0, 3.0]], ..Settings::default() }
}

#[test]
fn a_start_moves_only_to_where_f_and_its_gradient_are_finite() {
    let mut settings = settings();
    for refused in [[-1.0, 0.0], [0.0, 0.0], [f64::NAN, 1.0], [1.0, f64::INFINITY], [1.0, 1e200]] {
        assert!(!settings.move_start(0, refused), "{refused:?}");
        assert_eq!(settings.starts, [[4.0, 3.0]]);
    }
    assert!(settings.move_start(0, [2.0, 1.0]) && settings.starts == [[2.0, 1.0]]);
    assert!(!settings.move_start(0, [2.0, 1.0]), "where it is already it does not move");
    assert!(!settings.move_start(7, [3.0, 1.0]), "there is no such start");
}

#[test]
fn starts_are_added_up_to_the_limit_and_only_where_f_is_finite() {
    let mut settings = settings();
    assert!(!settings.add_start([-1.0, 0.0]));
    for count in 2..=MAX_STARTS {
        assert!(settings.add_start([count as f64, 0.0]) && settings.starts.len() == count);
    }
    assert!(!settings.can_add_start() && !settings.add_start([1.0, 0.0]));
    assert_eq!((settings.starts.len(), settings.validate()), (MAX_STARTS, Ok(())));
    settings.starts.push([1.0, 0.0]);
    assert_eq!(settings.validate().map_err(|error| error.field), Err("starts"));
}

#[test]
fn the_last_start_stays() {
    let mut settings = settings();
    assert!(!settings.remove_start(0));
    assert!(settings.add_start([1.0, 1.0]) && settings.remove_start(0));
    assert!(!settings.remove_start(0) && settings.starts == [[1.0, 1.0]]);
}

#[test]
fn another_start_is_not_there_yet() {
    let mut settings = Settings::default();
    for _ in 0..3 {
        let another = settings.another_start();
        assert!(!settings.starts.contains(&another) && settings.add_start(another));
    }
}
