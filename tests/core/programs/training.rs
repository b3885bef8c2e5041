//! The training program in `NumPy`: its gradient is right, and its nets learn.

use std::fs;
use std::process::Command;

use halfpipe::experiment::{Entry, training};
use halfpipe::figure::code::program;
use halfpipe::figure::format::Library;
use halfpipe::network::Activation;
use halfpipe::optimizer::OptimizerSpec;

use super::has_numpy;
use crate::support::files::folder;

/// A small `mnist.npz` in the folder of a program: bars, lying or standing.
pub fn write_images(python: &str, folder: &str) {
    let code = "import numpy as np, sys
rng = np.random.default_rng(5)
def part(count):
    y = rng.integers(2, size=count)
    x = rng.integers(60, size=(count, 6, 6))
    for image, label in zip(x, y):
        (image if label else image.T)[2] += 190
    return x.astype('uint8'), y.astype('uint8')
(a, b), (c, d) = part(300), part(100)
np.savez(sys.argv[1] + '/mnist.npz', x_train=a, y_train=b, x_test=c, y_test=d)";
    assert!(Command::new(python).args(["-c", code, folder]).status().unwrap().success());
}

/// A small race of four rules.
pub fn settings(activation: &str, init: &str) -> training::Settings {
    let optimizers = ["sgd:lr=0.1", "momentum:lr=0.05,schedule=cosine,horizon=60", "adagrad:lr=0.05", "adam:lr=0.01"];
    training::Settings {
        optimizers: optimizers.iter().map(|text| Entry::from(text.parse::<OptimizerSpec>().unwrap())).collect(),
        inits: vec![init.parse().unwrap()],
        hidden: vec![12, 10],
        activation: activation.parse().unwrap(),
        weight_decay: 0.001,
        batch: 20,
        iterations: 60,
        ..training::Settings::default()
    }
}

#[test]
fn every_activation_trains_in_numpy_and_its_gradient_is_right() {
    if !has_numpy() {
        return;
    }
    // A difference quotient beside the gradient that the program computes.
    let check = "
x, t = next(batches())
params = {}
for i, (W, b) in enumerate(start(RUNS[0][3]), 1):
    params[f'W{i}'], params[f'b{i}'] = W, b + 0.1
_, grads = loss_and_gradient(params, x, t)
for key in params:
    place = (1,) * params[key].ndim
    ends = []
    for sign in (1, -1):
        params[key][place] += sign * 1e-5
        ends.append(loss_and_gradient(params, x, t)[0])
        params[key][place] -= sign * 1e-5
    assert abs((ends[0] - ends[1]) / 2e-5 - grads[key][place]) < 1e-7, key
";
    let falls = "
for name, losses in curves:
    assert sum(losses[-10:]) < 0.9 * sum(losses[:10]), (name, losses)
";
    let name = std::env::var("HALFPIPE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    for activation in Activation::ALL {
        let key = activation.about().key;
        let folder = folder(&format!("programs-training-{key}"));
        write_images(&name, &folder.to_string_lossy());
        let settings = self::settings(key, if key == "relu" { "he" } else { "glorot-uniform" });
        let text = program(&settings.into(), Library::Numpy).unwrap();
        assert!(!text.contains("NOT THE SAME"), "{key}: {text}");
        let learned = if key == "relu" { falls } else { "" }; // others learn more slowly
        fs::write(folder.join("train.py"), format!("{text}{check}{learned}")).unwrap();
        let output = Command::new(&name).args(["-W", "ignore", "train.py"]).current_dir(&folder).output().unwrap();
        assert!(output.status.success(), "{key}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn every_start_is_drawn_with_its_spread_in_numpy() {
    if !has_numpy() {
        return;
    }
    let name = std::env::var("HALFPIPE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let folder = folder("programs-training-starts");
    write_images(&name, &folder.to_string_lossy());
    let truncated = "variance:scale=3,fan=mean,shape=truncated,bias=fan-in";
    for (init, weights, biases) in [
        ("normal:std=0.3", 0.3, 0.0),
        ("variance:scale=2,fan=out", 0.1, 0.0),
        ("variance:scale=2,shape=uniform,bias=uniform:0.3", 0.1, 0.3 / 3f64.sqrt()),
        (truncated, 0.015f64.sqrt(), 1.0 / 600f64.sqrt()),
        ("normal:std=1,shape=truncated-uncorrected", 0.879_626, 0.0),
        ("uniform:low=-0.2,high=0.2,bias=weights", 0.2 / 3f64.sqrt(), 0.2 / 3f64.sqrt()),
        ("orthogonal:gain=2,bias=normal:0.5", 2.0 / 200f64.sqrt(), 0.5),
        ("glorot-uniform", 0.005f64.sqrt(), 0.0),
    ] {
        let text = program(&settings("tanh", init).into(), Library::Numpy).unwrap();
        assert!(!text.contains("NOT THE SAME"), "{init}: {text}");
        let check = format!(
            "
W, b = RUNS[0][3](np.random.default_rng(1), 200, 200)
assert W.shape == (200, 200) and b.shape == (200,)
assert abs(W.std() / {weights} - 1) < 0.02, W.std()
assert abs(b.std() - {biases}) <= 0.15 * {biases}, b.std()
"
        );
        fs::write(folder.join("start.py"), format!("{text}{check}")).unwrap();
        let output = Command::new(&name).args(["-W", "ignore", "start.py"]).current_dir(&folder).output().unwrap();
        assert!(output.status.success(), "{init}: {}", String::from_utf8_lossy(&output.stderr));
    }
}
