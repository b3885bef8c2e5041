//! The formula that is told follows the form.

use super::*;

#[test]
fn the_formulas_follow_the_forms() {
    fn told<R: UpdateRule>(settings: &str) -> String {
        form::<R>(settings).formula().into_owned()
    }
    let moments = "m ← β₁m + (1 − β₁)g,  v ← β₂v + (1 − β₂)g²";
    for (settings, step) in [
        ("", "w ← w − η m / (1 − β₁^t) / (√(v / (1 − β₂^t)) + ε)"),
        ("epsilon_form=book", "w ← w − η √(1 − β₂^t) / (1 − β₁^t) m / (√v + ε)"),
        ("epsilon_form=inside", "w ← w − η m / (1 − β₁^t) / √(v / (1 − β₂^t) + ε)"),
        ("correction=mean,epsilon_form=book", "w ← w − η m / (1 − β₁^t) / (√v + ε)"),
        ("correction=none", "w ← w − η m / (√v + ε)"),
        ("correction=none,epsilon_form=inside", "w ← w − η m / √(v + ε)"),
    ] {
        assert_eq!(told::<Adam>(settings), format!("{moments},  {step}"));
        assert_eq!(told::<Adam>(&format!("{settings},weight_decay=0.1")), format!("g ← g + δw,  {moments},  {step}"));
    }
    assert_eq!(told::<AdamW>("decay_form=plain"), "Adam,  w ← w − δw");
    assert_eq!(told::<AdamW>("correction=none"), format!("{moments},  w ← w − η m / (√v + ε),  w ← w − ηδw"));
    for (settings, rest) in [
        ("max_form=after", "x ← max(x, v / (1 − β₂^t)),  w ← w − η m / (1 − β₁^t) / (√x + ε)"),
        ("epsilon_form=inside", "x ← max(x, v),  w ← w − η m / (1 − β₁^t) / √(x / (1 − β₂^t) + ε)"),
        (
            "max_form=after,epsilon_form=book",
            "x ← max(x, v / (1 − β₂^t)),  w ← w − η √(1 − β₂^t) / (1 − β₁^t) m / (√((1 − β₂^t) x) + ε)",
        ),
        ("max_form=after,correction=none", "x ← max(x, v),  w ← w − η m / (√x + ε)"),
    ] {
        assert_eq!(told::<AmsGrad>(settings), format!("{moments},  {rest}"));
    }
    assert!(told::<NAdam>("momentum_schedule=none").contains("β₁m / (1 − β₁^(t + 1)) + (1 − β₁)g / (1 − β₁^t)"));
    assert!(told::<NAdam>("epsilon_form=book").ends_with("w ← w − η √(1 − β₂^t) m / (√v + ε)"));
    assert_ne!(told::<RAdam>("early=nothing"), told::<RAdam>(""));
    assert!(told::<AdaMax>("epsilon_form=beside").ends_with("u ← max(β₂u, |g|),  w ← w − η m / ((1 − β₁^t) (u + ε))"));
    assert!(told::<AdaMax>("correction=none").ends_with("u ← max(β₂u, |g| + ε),  w ← w − η m / u"));
    assert!(told::<Yogi>("correction=none").ends_with("w ← w − η m / (√v + ε)"));
}
