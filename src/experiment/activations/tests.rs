use super::*;

#[test]
fn invalid_settings_are_refused_with_their_field() {
    let base = Settings::default();
    let rows = |count| vec![base.rows[0].clone(); count];
    for (field, bad) in [
        ("rows", Settings { rows: rows(0), ..base.clone() }),
        ("rows", Settings { rows: rows(MAX_ROWS + 1), ..base.clone() }),
        ("layers", Settings { layers: 0, ..base.clone() }),
        ("layers", Settings { layers: 51, ..base.clone() }),
        ("units", Settings { units: 1, ..base.clone() }),
        ("units", Settings { units: 1_001, ..base.clone() }),
        ("samples", Settings { samples: 9, ..base.clone() }),
        ("samples", Settings { samples: 1_000_000_000, ..base.clone() }),
        ("samples", Settings { layers: 50, units: 1_000, samples: 1_001, ..base.clone() }),
        ("bias", Settings { bias: f64::NAN, ..base.clone() }),
        ("enlarged", Settings { enlarged: Some((3, 0)), ..base.clone() }),
        ("enlarged", Settings { enlarged: Some((0, 5)), ..base.clone() }),
    ] {
        assert_eq!(bad.validate().unwrap_err().field, field);
    }
    assert_eq!(base.validate(), Ok(()));
    assert_eq!(Settings { layers: 50, units: 1_000, samples: 1_000, ..base }.validate(), Ok(()));
}

#[test]
fn names_tell_the_rows_apart() {
    let named =
        |rows: &[&str]| Settings { rows: rows.iter().map(|row| row.parse().unwrap()).collect(), ..Settings::default() }.names();
    assert_eq!(named(&["normal:std=1", "xavier"]), ["std 1", "Xavier"]);
    assert_eq!(named(&["he", "he"]), ["He", "He (2)"]);
    assert_eq!(named(&["xavier", "xavier:activation=tanh"]), ["sigmoid · Xavier", "tanh · Xavier"]);
}
