//! The dense layers of libraries: weights and biases as they are drawn if nothing is said.
//!
//! Measured from a million weights of each (`tests/reference/inits.json`). Two more are left out, since what they draw is only positive
//! and depends on the fan-in in a way of its own: `new Network(n, m)` of Neataptic 1.4.7, from 0 to √(2n), and the layers of ml-fnn
//! 5.0.0, from 0 to 1/√n. For 100 inputs they are `uniform:low=0,high=14.14` and `uniform:low=0,high=0.1`.

use super::Layer;

/// A layer: its key, the library, the version, the call, and the settings.
#[rustfmt::skip]
macro_rules! layers {
    ($($key:literal $name:literal $version:literal $call:literal $settings:literal)*) => {
        /// The layers, in the order of the menu.
        pub static LAYERS: &[Layer] =
            &[$(Layer { key: $key, name: $name, version: $version, call: $call, settings: $settings }),*];
    };
}

layers! {
    "torch-linear" "PyTorch" "torch 2.15.0" "torch.nn.Linear(n, m)" "variance:scale=0.3333333333333333,shape=uniform,bias=fan-in"
    "keras-dense" "Keras" "keras 3.15.1" "keras.layers.Dense(m)" "glorot-uniform:bias=0"
    "flax-dense" "Flax" "flax 0.12.8" "flax.linen.Dense(m)" "variance:scale=1,shape=truncated,bias=0"
    "nnx-linear" "Flax NNX" "flax 0.12.8" "flax.nnx.Linear(n, m)" "variance:scale=1,shape=truncated,bias=0"
    "stax-dense" "JAX stax" "jax 0.10.2" "jax.example_libraries.stax.Dense(m)" "variance:scale=1,fan=mean,shape=truncated,bias=normal:0.01"
    "haiku-linear" "Haiku" "dm-haiku 0.0.17" "haiku.Linear(m)" "variance:scale=1,shape=truncated-uncorrected,bias=0"
    "equinox-linear" "Equinox" "equinox 0.13.8" "equinox.nn.Linear(n, m)" "variance:scale=0.3333333333333333,shape=uniform,bias=fan-in"
    "sklearn-mlp" "scikit-learn" "scikit-learn 1.9.1" "MLPRegressor(activation='relu'), or 'tanh'" "glorot-uniform:bias=weights"
    "sklearn-mlp-logistic" "scikit-learn logistic" "scikit-learn 1.9.1" "MLPRegressor(activation='logistic')" "variance:scale=0.3333333333333333,fan=mean,shape=uniform,bias=weights"
    "mlx-linear" "MLX" "mlx 0.32.4" "mlx.nn.Linear(n, m)" "variance:scale=0.3333333333333333,shape=uniform,bias=fan-in"
    "tinygrad-linear" "tinygrad" "tinygrad 0.14.0" "tinygrad.nn.Linear(n, m)" "variance:scale=0.3333333333333333,shape=uniform,bias=fan-in"
    "paddle-linear" "Paddle" "paddlepaddle 3.3.1" "paddle.nn.Linear(n, m)" "glorot-uniform:bias=0"
    "chainer-linear" "Chainer" "chainer 7.8.1" "chainer.links.Linear(n, m)" "lecun:bias=0"
    "mxnet-dense" "MXNet" "mxnet 1.9.1" "mxnet.gluon.nn.Dense(m)" "uniform:low=-0.07,high=0.07,bias=0"
    "thinc-linear" "Thinc" "thinc 9.1.1" "thinc.api.Linear(m, n)" "glorot-uniform:bias=0"
    "thinc-relu" "Thinc" "thinc 9.1.1" "thinc.api.Relu(m, n)" "glorot-uniform:bias=0"
    "tfjs-dense" "TensorFlow.js" "@tensorflow/tfjs 4.22.0" "tf.layers.dense({units: m})" "variance:scale=1,fan=mean,shape=truncated-uncorrected,bias=0"
    "convnetjs-fc" "ConvNetJS" "convnetjs 0.3.0" "{type: 'fc', num_neurons: m, activation: 'tanh'}" "lecun:bias=0"
    "convnetjs-fc-relu" "ConvNetJS ReLU" "convnetjs 0.3.0" "{type: 'fc', num_neurons: m, activation: 'relu'}" "lecun:bias=0.1"
    "brainjs" "brain.js" "brain.js 1.6.1" "new brain.NeuralNetwork()" "uniform:low=-0.2,high=0.2,bias=weights"
    "synaptic" "Synaptic" "synaptic 1.1.4" "new synaptic.Architect.Perceptron(...)" "uniform:low=-0.1,high=0.1,bias=weights"
    "neataptic-perceptron" "Neataptic" "neataptic 1.4.7" "new architect.Perceptron(n, m, ...)" "uniform:low=-0.1,high=0.1,bias=weights"
    "burn-linear" "Burn" "burn 0.22.1" "LinearConfig::new(n, m).init(&device)" "variance:scale=0.3333333333333333,shape=uniform,bias=fan-in"
    "burn-linear-col" "Burn, columns" "burn 0.22.1" "LinearConfig::new(n, m).with_layout(LinearLayout::Col)" "variance:scale=0.3333333333333333,fan=out,shape=uniform,bias=fan-in"
    "candle-linear" "candle" "candle-nn 0.10.2" "candle_nn::linear(n, m, vb)" "he:bias=fan-in"
    "dlib-fc" "dlib" "dlib 19.24" "dlib::fc<m, input>" "glorot-uniform:bias=0"
}
