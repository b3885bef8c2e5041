//! The names that other frameworks and papers give to what halfpipe has, and names that must not be mistaken for others.

/// A name elsewhere and the key here, both [normalized](super::normalized). The name means the same rule, function or setting;
/// its defaults are halfpipe's.
const ALIASES: [(&str, &str); 51] = [
    // Optimizers: PyTorch, Keras, Optax
    ("sgdm", "momentum"),
    ("sgdmomentum", "momentum"),
    ("heavyball", "momentum"),
    ("nag", "nesterov"),
    ("nesterovmomentum", "nesterov"),
    // Initializations. What PyTorch calls Xavier is Glorot's; the book's Xavier is 1/√n.
    ("kaiming", "he"),
    ("kaimingnormal", "he"),
    ("henormal", "he"),
    ("msra", "he"),
    ("msrafill", "he"),
    ("glorot", "glorotuniform"),
    ("xavieruniform", "glorotuniform"),
    ("xaviernormal", "glorotnormal"),
    ("lecunnormal", "lecun"),
    ("gaussian", "normal"),
    ("randomnormal", "normal"),
    ("randn", "normal"),
    ("zeros", "zero"),
    ("const", "constant"),
    // Activations
    ("swish", "silu"),
    ("logistic", "sigmoid"),
    ("expit", "sigmoid"),
    ("linear", "identity"),
    ("none", "identity"),
    ("lrelu", "leakyrelu"),
    // Functions
    ("rosen", "rosenbrock"),
    ("banana", "rosenbrock"),
    ("threehump", "threehumpcamel"),
    ("styblinski", "styblinskitang"),
    // Settings: PyTorch, Keras, Optax
    ("learningrate", "lr"),
    ("eta", "lr"),
    ("η", "lr"),
    ("stepsize", "lr"),
    ("eps", "epsilon"),
    ("ε", "epsilon"),
    ("b1", "beta1"),
    ("b2", "beta2"),
    ("rho", "decay"),
    ("wd", "weightdecay"),
    ("stddev", "std"),
    ("sigma", "std"),
    // Libraries
    ("pytorch", "torch"),
    ("scikitlearn", "sklearn"),
    ("paddlepaddle", "paddle"),
    ("jax.examplelibraries", "jaxexample"),
    ("jaxexamplelibraries", "jaxexample"),
    ("tf1", "tensorflow1"),
    ("tf.compat.v1", "tensorflow1"),
    ("tensorflow.compat.v1", "tensorflow1"),
    ("tensorflow.js", "tfjs"),
    ("brain.js", "brainjs"),
];

/// Names of other things, which are one slip away from a known name but mean something else.
const OTHERS: [&str; 31] = [
    "adan",
    "adasum",
    "adamp",
    "adamg",
    "asgd",
    "sgdw",
    "sgdp",
    "nadamw",
    "radamw",
    "lars",
    "lamb",
    "adopt",
    "muon",
    "elu",
    "selu",
    "celu",
    "prelu",
    "rrelu",
    "crelu",
    "relu2",
    "relu6",
    "telu",
    "reglu",
    "geglu",
    "glu",
    "mish",
    "heuniform",
    "kaiminguniform",
    "lecununiform",
    "uniform",
    "ones",
];

/// Optimizers that look at more than one weight at a time, which no rule here does, and the catalogue key of what each looks at.
const OF_MANY_WEIGHTS: [(&str, &str); 8] = [
    ("muon", "naming.of_a_matrix"),
    ("adafactor", "naming.of_a_matrix"),
    ("shampoo", "naming.of_a_matrix"),
    ("soap", "naming.of_a_matrix"),
    ("lamb", "naming.of_a_layer"),
    ("lars", "naming.of_a_layer"),
    ("novograd", "naming.of_a_layer"),
    ("lbfgs", "naming.of_all_weights"),
];

/// The catalogue key of why halfpipe can't have the optimizer of this name.
pub fn why_missing(name: &str) -> Option<&'static str> {
    OF_MANY_WEIGHTS.iter().find(|(missing, _)| *missing == name).map(|(_, key)| *key)
}

/// The key of another name for it.
pub fn meant(name: &str) -> Option<&'static str> {
    ALIASES.iter().find(|(alias, _)| *alias == name).map(|(_, key)| *key)
}

/// The other names of a key.
pub fn of(key: &str) -> Vec<&'static str> {
    ALIASES.iter().filter(|(_, meant)| *meant == key).map(|(alias, _)| *alias).collect()
}

/// Whether the name is known elsewhere for something that halfpipe doesn't have.
pub fn is_other(name: &str) -> bool {
    OTHERS.contains(&name)
}
