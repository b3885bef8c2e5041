use super::*;

#[test]
fn every_optimizer_reads_back_from_its_text() {
    for spec in OptimizerSpec::all() {
        assert_eq!(spec.to_string().parse(), Ok(spec.clone()), "{spec}");
    }
    for text in ["adam:lr=0.2,beta1=0.8,epsilon_form=book", "sgd:lr=0.5,schedule=step,every=15,drops=1"] {
        assert_eq!(text.parse::<OptimizerSpec>().unwrap().to_string(), text);
    }
}

#[test]
fn a_dialect_sets_all_at_once_and_is_never_written() {
    for (text, written) in [
        ("adam:as=torch", "adam:lr=0.001"),
        ("adam:as=PyTorch,lr=0.1", "adam:lr=0.1"),
        ("adam:as=book,schedule=cosine", "adam:lr=0.001,epsilon=1e-7,epsilon_form=book,schedule=cosine"),
        ("Adam:beta1=0.8, AS=Keras, epsilon_form=paper", "adam:lr=0.001,beta1=0.8,epsilon=1e-7"),
        ("rmsprop:as=torch,form=book", "rmsprop:lr=0.01,epsilon=1e-8"),
        ("lion:as=optax", "lion:lr=0.1"),
        ("nesterov:as=jax-example", "nesterov:lr=0.1,form=pytorch"),
    ] {
        assert_eq!(text.parse::<OptimizerSpec>().map(|spec| spec.to_string()), Ok(written.to_owned()), "{text}");
    }
    let named = ["adam:as=torch", "adam:as=optax,lr=0.1", "sgd:lr=1"].map(OptimizerSpec::names_rate);
    assert_eq!(named, [true; 3]);
    assert_eq!(["adam:as=optax", "sgd", "adam:as=nobody"].map(OptimizerSpec::names_rate), [false; 3]);
}

#[test]
fn keys_given_twice_or_unknown_are_refused() {
    for (text, part) in [
        ("sgd:lr=1,lr=2", "twice"),
        ("sgd:rate=1", "unknown setting of sgd"),
        ("sgd:momentum=0.9", "unknown setting of sgd"),
        ("momentum:momentum=1", "less than 1"),
        ("adam:epsilon_form=pepr", "paper or book"),
        ("sgd:schedule=linear", "constant or step or"),
        ("sgd:schedule=step,schedule=step", "twice"),
        ("sgd:schedule=cosine,every=3", "unknown setting of sgd"),
        ("sgd:schedule=step,every=1.5", "whole number"),
        ("", "unknown optimizer"),
        ("Muon:lr=0.02", "it steps by whole weight matrices"),
        ("rmsprop:as=kears", "unknown library \"kears\"; did you mean \"keras\"? known: book, paper, keras, torch, optax"),
        ("rprop:as=keras", "keras has no Rprop; it has sgd, momentum, nesterov, adagrad, rmsprop"),
        ("adam:as=keras,as=torch", "twice"),
        ("sgd:as=keras,epsilon=1e-7", "unknown setting of sgd"),
        ("adam:as=torch,lr=0.1,lr=0.2", "twice"),
    ] {
        let message = text.parse::<OptimizerSpec>().unwrap_err().to_string();
        assert!(message.contains(part), "{text}: {message}");
    }
}
