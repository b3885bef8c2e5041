//! Copy as code: the program in `NumPy` makes the same walk, whatever the rule, its form, the landscape and the schedule.
//!
//! The other libraries are compared by `docs/code.py`, which asks this test for its walks. Python is `HALFPIPE_PYTHON`, else
//! `python3`.

use std::fs;
use std::process::{Command, Output};

use halfpipe::experiment::paths::{self, MAX_OPTIMIZERS, Settings, with_usual_rate};
use halfpipe::experiment::{Entry, Workspace};
use halfpipe::figure::code::program;
use halfpipe::figure::format::Library;
use halfpipe::knob::Knob;
use halfpipe::landscape::{LANDSCAPES, LandscapeSpec};
use halfpipe::noise::Noise;
use halfpipe::optimizer::OptimizerSpec;

use crate::support::files::folder;

mod training;

/// Texts that change more than one setting of a rule, beside those that are found by changing each alone.
const TOGETHER: &[&str] = &[
    "momentum:dampening=0.5,first=whole,form=pytorch,schedule=step,every=7",
    "momentum:weight_decay=0.3,decay_form=beside,dampening=0.2,schedule=cosine",
    "momentum:form=pytorch,weight_decay=0.3,decay_form=beside",
    "nesterov:dampening=0.5,first=whole,weight_decay=0.1",
    "nesterov:form=new-velocity,dampening=0.2,weight_decay=0.3,schedule=inverse",
    "nesterov:form=pytorch,weight_decay=0.3,decay_form=beside",
    "adagrad:epsilon=1e-3,epsilon_form=inside,start=0.1",
    "adagrad:epsilon=0,averaging=0.9,schedule=exponential",
    "rmsprop:epsilon_form=inside,start=1,epsilon=1e-3",
    "rmsprop:centered=yes,epsilon=1e-3,momentum=0.8",
    "rmsprop:momentum=0.9,schedule=inverse",
    "rmsprop:momentum=0.9,form=pytorch,centered=yes,epsilon=1e-3,epsilon_form=inside,schedule=warmup",
    "rmsprop:epsilon=0",
    "adadelta:kept=step,lr=2",
    "ftrl:start=0.1,beta=1",
    "ftrl:l1=0.5,l2=0.1",
    "ftrl:power=0.7,schedule=inverse",
    "adam:epsilon=0.1,epsilon_form=book",
    "adam:epsilon=0.1,epsilon_form=inside,correction=mean,weight_decay=0.1",
    "adam:epsilon=0.1,epsilon_form=book,correction=none",
    "adam:epsilon=0,schedule=step",
    "adamw:weight_decay=0.1,decay_form=plain,epsilon=0.1,epsilon_form=book",
    "amsgrad:max_form=after,beta2=0.9",
    "amsgrad:max_form=after,beta2=0.9,epsilon=0.1,epsilon_form=book",
    "amsgrad:max_form=after,beta2=0.9,correction=none",
    "nadam:epsilon=0.1,epsilon_form=book,momentum_decay=1",
    "nadam:epsilon=0.1,epsilon_form=book,momentum_schedule=adam",
    "radam:epsilon=0.1,epsilon_form=corrected,early=nothing,ahead=1",
    "radam:beta2=0.7",
    "adamax:epsilon=0.1,epsilon_form=memory,correction=none",
    "adamax:epsilon=0.1,epsilon_form=beside",
    "yogi:correction=none,start=0.01",
    "lion:weight_decay=0",
    "sgd:schedule=cosine,horizon=20,floor=0.1",
];

/// Every rule in its default form, and with each setting changed alone.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    for spec in OptimizerSpec::all() {
        texts.push(spec.about().key.to_owned());
        for knob in spec.clone().knobs() {
            let key = knob.key();
            match knob {
                Knob::Choice(choice, _) => {
                    texts.extend(choice.forms[1..].iter().map(|form| format!("{}:{key}={form}", spec.about().key)));
                }
                Knob::Number(number, _) if number.default == 0.0 => {
                    texts.push(format!("{}:{key}=0.1", spec.about().key));
                }
                Knob::Number(..) => {}
            }
        }
    }
    texts.extend(TOGETHER.iter().map(|text| (*text).to_owned()));
    texts
}

fn settings(landscape: &str, texts: &[String], steps: usize) -> Settings {
    let landscape: LandscapeSpec = landscape.parse().unwrap();
    let mut settings = Settings { starts: vec![landscape.start()], landscape, steps, ..Settings::default() };
    let entry = |text: &String| {
        let spec: OptimizerSpec = text.parse().unwrap();
        let named = OptimizerSpec::names_rate(text);
        Entry::from(if named { spec } else { with_usual_rate(spec, &settings.landscape) })
    };
    settings.optimizers = texts.iter().map(entry).collect();
    settings.validate().unwrap();
    settings
}

/// What Python says.
fn python(arguments: &[&str]) -> std::io::Result<Output> {
    let python = std::env::var("HALFPIPE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    Command::new(python).args(arguments).output()
}

fn has_numpy() -> bool {
    let found = python(&["-c", "import numpy"]).is_ok_and(|output| output.status.success());
    if !found {
        eprintln!("NOT TESTED: programs in NumPy, since there is no Python with numpy here (HALFPIPE_PYTHON or python3)");
    }
    found
}

/// The points of every walk of a program.
fn walks(name: &str, program: &str) -> Vec<Vec<[f64; 2]>> {
    let file = folder(&format!("programs-{name}")).join("walk.py");
    let printing = "\nprint('WALKS')\nfor name, start, points in walks:\n    print(*(repr(float(part)) for point in points for part in point))\n";
    fs::write(&file, format!("{program}{printing}")).unwrap();
    let output = python(&["-W", "ignore", &file.to_string_lossy()]).unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{name}: {}\n{program}", String::from_utf8_lossy(&output.stderr));
    let (_, walks) = text.split_once("WALKS\n").unwrap();
    let numbers = |line: &str| line.split(' ').map(|part| part.parse().unwrap()).collect::<Vec<f64>>();
    walks.lines().map(|line| numbers(line).chunks(2).map(|pair| [pair[0], pair[1]]).collect()).collect()
}

/// Compare a program's walks with halfpipe's, as far as these go.
fn compare(name: &str, settings: &Settings, tolerance: f64) {
    let walks = walks(name, &program(&Workspace::from(settings.clone()), Library::Numpy).unwrap());
    let paths = paths::run(settings);
    assert_eq!(walks.len(), paths.len());
    for (walk, path) in walks.iter().zip(&paths) {
        let spec = &settings.optimizers[path.optimizer].rule;
        let points = &path.first_seed().points;
        assert_eq!(walk.len(), settings.steps + 1);
        assert!(points.len() > 5, "{spec}");
        for (step, (theirs, ours)) in walk.iter().zip(points).enumerate() {
            let scale = ours[0].abs().max(ours[1].abs()).max(1.0);
            let apart = (theirs[0] - ours[0]).abs().max((theirs[1] - ours[1]).abs()) / scale;
            assert!(apart <= tolerance, "{name} {spec}, step {step}: {theirs:?} {ours:?}");
        }
    }
}

#[test]
fn every_rule_in_every_form_walks_the_same_in_numpy() {
    if !has_numpy() {
        return;
    }
    for (index, some) in texts().chunks(MAX_OPTIMIZERS).enumerate() {
        compare(&format!("rules{index}"), &settings("bowl", some, 29), 1e-12);
    }
}

#[test]
fn every_landscape_and_typed_formulas_are_the_same_in_numpy() {
    if !has_numpy() {
        return;
    }
    let listed = LANDSCAPES.iter().map(|row| row.key.to_owned());
    let typed = [
        "x^2/20+y^2",
        "|x|+y^2/(1+x^2)",
        "max(x,y)^2+min(x,2)-sin(x*y)^3",
        "if(x<y, x^2, exp(-x))+softplus(y)+sigmoid(x)+relu(x+y)",
        "sqrt(1+x^2)+log(2+y^2)+tanh(x)*cosh(y/3)+atan(x)",
        "2^x+x^-2+y^4",
        "(1+x^2)^(y/4)+y^2",
    ];
    for name in listed.chain(typed.map(|formula| format!("formula:{formula}"))) {
        // Rates at which rounding doesn't grow.
        let is_typed = name.starts_with("formula");
        let optimizers = if is_typed { ["sgd:lr=0.02", "momentum:lr=0.01", "adam:lr=0.1"] } else { ["sgd", "momentum", "adam"] };
        let mut settings = settings(&name, &optimizers.map(str::to_owned), 25);
        if is_typed {
            settings.starts = vec![[1.3, 0.7], [-0.9, 1.1]];
        }
        compare("landscape", &settings, 1e-11);
    }
}

#[test]
fn noise_and_hidden_optimizers_are_as_on_the_map() {
    if !has_numpy() {
        return;
    }
    let mut settings = settings("bowl", &["sgd", "adam"].map(str::to_owned), 30);
    settings.noise = Noise { deviation: 0.5, seed: 3, seeds: 2 };
    compare("noise", &settings, 1e-12);
    settings.optimizers[0].visible = false;
    let program = program(&Workspace::from(settings), Library::Numpy).unwrap();
    assert!(program.contains("class Adam:") && !program.contains("class SGD:"), "{program}");
    assert!(program.contains("# The noise is that of the first seed"), "{program}");
}

#[test]
fn a_program_looks_as_in_the_book() {
    let settings = settings("bowl", &["momentum:lr=0.1".to_owned()], 29);
    let program = program(&Workspace::from(settings), Library::Numpy).unwrap();
    let class = "class Momentum:
    \"\"\"Polyak 1964; Deep Learning from Scratch, equations 6.3 and 6.4.\"\"\"

    def __init__(self, lr, momentum):
        self.lr = lr
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        if self.v is None:
            self.v = {key: np.zeros_like(w) for key, w in params.items()}
        for key in params:
            self.v[key] = self.momentum * self.v[key] - self.lr * grads[key]
            params[key] += self.v[key]
";
    assert!(program.contains(class), "{program}");
}

#[test]
fn what_a_library_lacks_is_said_at_the_top() {
    for (text, library, said) in [
        ("rmsprop:epsilon_form=inside", Library::Pytorch, "ε beside the root only"),
        ("adam", Library::Keras, "ε beside the uncorrected root only"),
        ("rprop", Library::Keras, "Keras has no Rprop"),
        ("rprop", Library::Optax, "each step is the one that was due before"),
        ("yogi", Library::Pytorch, "PyTorch has no Yogi; the nearest is its Adam"),
        ("adamax:epsilon_form=memory", Library::Optax, "optax adds ε to |g|"),
        ("momentum:schedule=step", Library::Pytorch, "outside of the velocity"),
    ] {
        let program = program(&Workspace::from(settings("bowl", &[text.to_owned()], 3)), library).unwrap();
        let line = program.lines().find(|line| line.starts_with("# NOT THE SAME WALK")).unwrap_or_else(|| panic!("{program}"));
        assert!(line.contains(said), "{line}");
    }
    for (text, library) in [
        ("rmsprop:epsilon_form=inside", Library::Keras),
        ("adam", Library::Pytorch),
        ("adam:epsilon_form=book", Library::Keras),
        ("rprop:flip=late", Library::Optax),
        ("momentum:schedule=step", Library::Optax),
    ] {
        let program = program(&Workspace::from(settings("bowl", &[text.to_owned()], 3)), library).unwrap();
        assert!(!program.contains("NOT THE SAME WALK"), "{program}");
    }
}

/// Writes each rule and form with halfpipe's points and the programs of the libraries for `docs/code.py`, into the folder
/// `HALFPIPE_PROGRAMS`.
#[test]
#[ignore = "for docs/code.py"]
fn write_programs() {
    let folder = std::path::PathBuf::from(std::env::var("HALFPIPE_PROGRAMS").unwrap());
    for (name, activation) in [("train-relu", "relu"), ("train-gelu", "gelu"), ("train-tanh", "tanh")] {
        for library in Library::ALL {
            let text = program(&training::settings(activation, "he").into(), library).unwrap();
            fs::write(folder.join(format!("{name}.{}.py", library.name())), text).unwrap();
        }
    }
    training::write_images(&std::env::var("HALFPIPE_PYTHON").unwrap(), &folder.to_string_lossy());
    for (index, text) in texts().into_iter().enumerate() {
        let settings = settings("bowl", std::slice::from_ref(&text), 29);
        let points = serde_json::to_string(&paths::run(&settings)[0].trajectory.points).unwrap();
        fs::write(folder.join(format!("{index:03}.json")), format!("[{text:?}, {points}]")).unwrap();
        for library in Library::ALL {
            let program = program(&Workspace::from(settings.clone()), library).unwrap();
            fs::write(folder.join(format!("{index:03}.{}.py", library.name())), program).unwrap();
        }
    }
}
