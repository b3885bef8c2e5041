//! Libraries for JavaScript, Rust and C++.
//!
//! Not here, since no setting makes their walk: the Adadelta of TensorFlow.js, whose divisor is the mean before the slope, so that its first
//! step is SGD's, and Adan of burn. Adam and Nesterov of `ConvNetJS` are its Momentum under other names.
//!
//! The default rates were read in the sources of these versions: what the call uses when it is given none (dlib: the trainer that
//! calls the solver), and 1 where an Adadelta has no rate.

use super::{Library, row};

#[rustfmt::skip]
pub(super) static LIBRARIES: &[Library] = &[
    Library { key: "tfjs", name: "TensorFlow.js", version: "4.22.0", words: "lr=learningRate,momentum,epsilon,beta1,beta2,decay,centered,start=initialAccumulatorValue", rows: &[
        row("sgd", None, "", "", "tf.train.sgd({lr})"),
        row("momentum", None, "form=pytorch", "", "tf.train.momentum({lr}, 0.9)"),
        row("nesterov", None, "form=pytorch", "", "tf.train.momentum({lr}, 0.9, true)"),
        row("adagrad", None, "start=0.1,epsilon=1e-7,epsilon_form=inside", "", "tf.train.adagrad({lr})"),
        row("rmsprop", None, "decay=0.9,epsilon=1e-7,epsilon_form=inside", "", "tf.train.rmsprop({lr})"),
        row("adam", Some(0.001), "epsilon=1e-7", "", "tf.train.adam({lr})"),
        row("adamax", Some(0.002), "epsilon=1e-7,epsilon_form=beside", "", "tf.train.adamax({lr})"),
    ] },
    Library { key: "convnetjs", name: "ConvNetJS", version: "0.3.0", words: "lr=learning_rate,momentum,epsilon=eps,decay=ro", rows: &[
        row("sgd", Some(0.01), "", "", "new convnetjs.Trainer(net, {learning_rate: {lr}, momentum: 0})"),
        row("momentum", Some(0.01), "", "", "new convnetjs.Trainer(net, {learning_rate: {lr}})"),
        row("adagrad", Some(0.01), "epsilon=1e-6,epsilon_form=inside", "", "new convnetjs.Trainer(net, {method: 'adagrad', learning_rate: {lr}})"),
        row("rmsprop", Some(0.01), "decay=0.95,epsilon=1e-6,epsilon_form=inside", "", "new convnetjs.Trainer(net, {method: 'windowgrad', learning_rate: {lr}})"),
        row("adadelta", Some(1.0), "decay=0.95,epsilon=1e-6", "lr=", "new convnetjs.Trainer(net, {method: 'adadelta'})"),
    ] },
    Library { key: "brainjs", name: "brain.js", version: "1.6.1", words: "lr=learningRate,momentum,epsilon,beta1,beta2", rows: &[
        row("sgd", Some(0.3), "", "", "net.train(data, {learningRate: {lr}}), the biases"),
        row("momentum", Some(0.3), "momentum=0.1", "", "net.train(data, {learningRate: {lr}})"),
        row("adam", Some(0.3), "epsilon=1e-8", "", "net.train(data, {praxis: 'adam', learningRate: {lr}})"),
    ] },
    Library { key: "neataptic", name: "Neataptic", version: "1.4.7", words: "lr=rate,momentum", rows: &[
        row("sgd", Some(0.3), "", "", "node.propagate({lr}, 0, true, target)"),
        row("momentum", Some(0.3), "", "", "node.propagate({lr}, 0.9, true, target)"),
    ] },
    Library { key: "synaptic", name: "Synaptic", version: "1.1.4", words: "lr=rate", rows: &[
        row("sgd", Some(0.1), "", "", "neuron.propagate({lr}, target)"),
    ] },
    Library { key: "candle", name: "candle", version: "0.10.2", words: "lr,momentum,dampening,weight_decay,epsilon=eps,beta1=beta_1,beta2=beta_2,decay=alpha,centered,momentum_decay", rows: &[
        row("sgd", Some(0.1), "", "", "SGD::new(vars, ParamsSGD { lr: {lr}, ..Default::default() })"),
        row("momentum", Some(0.1), "form=pytorch", "", "SGD::new(vars, ParamsSGD { lr: {lr}, momentum: Some(Momentum::Classical(0.9)), ..Default::default() })"),
        row("nesterov", Some(0.1), "form=pytorch", "", "SGD::new(vars, ParamsSGD { lr: {lr}, momentum: Some(Momentum::Nesterov(0.9)), ..Default::default() })"),
        row("adagrad", Some(0.01), "epsilon=1e-10", "", "Adagrad::new(vars, ParamsAdaGrad { lr: {lr}, ..Default::default() })"),
        row("rmsprop", Some(0.01), "decay=0.99,epsilon=1e-8,form=pytorch", "", "RMSprop::new(vars, ParamsRMSprop { lr: {lr}, ..Default::default() })"),
        row("adam", Some(0.001), "epsilon=1e-8", "", "Adam::new(vars, ParamsAdam { lr: {lr}, ..Default::default() })"),
        row("adamw", Some(0.001), "epsilon=1e-8,weight_decay=0.01", "beta1,beta2", "AdamW::new_lr(vars, {lr})"),
        row("nadam", Some(0.002), "epsilon=1e-8,momentum_decay=0.004", "", "NAdam::new(vars, ParamsNAdam { lr: {lr}, ..Default::default() })"),
        row("amsgrad", Some(0.001), "epsilon=1e-8", "", "Adam::new(vars, ParamsAdam { lr: {lr}, amsgrad: true, ..Default::default() })"),
        row("adamax", Some(1.0), "epsilon=1e-8", "", "Adamax::new(vars, ParamsAdaMax { lr: {lr}, ..Default::default() })"),
        row("adadelta", Some(1.0), "decay=0.9,epsilon=1e-6", "decay=rho", "Adadelta::new(vars, ParamsAdaDelta { lr: {lr}, ..Default::default() })"),
        row("radam", Some(0.001), "epsilon=1e-8", "", "RAdam::new(vars, ParamsRAdam { lr: {lr}, ..Default::default() })"),
    ] },
    Library { key: "burn", name: "Burn", version: "0.22.1", words: "momentum,dampening,weight_decay,epsilon,beta1=beta_1,beta2=beta_2,decay=alpha,centered", rows: &[
        row("sgd", None, "", "", "SgdConfig::new()"),
        row("momentum", None, "form=pytorch,dampening=0.1,first=whole", "", "SgdConfig::new().with_momentum(Some(MomentumConfig::new()))"),
        row("nesterov", None, "form=pytorch,dampening=0.1,first=whole", "", "SgdConfig::new().with_momentum(Some(MomentumConfig::new().with_nesterov(true)))"),
        row("adagrad", None, "epsilon=1e-5", "", "AdaGradConfig::new()"),
        row("rmsprop", None, "decay=0.99,epsilon=1e-5,momentum=0.9,form=pytorch", "", "RmsPropConfig::new()"),
        row("adam", None, "epsilon=1e-5", "", "AdamConfig::new()"),
        row("adamw", None, "epsilon=1e-5,weight_decay=1e-4", "", "AdamWConfig::new()"),
        row("lion", None, "weight_decay=0", "", "LionConfig::new()"),
    ] },
    Library { key: "dlib", name: "dlib", version: "19.24", words: "lr=learning_rate,momentum,weight_decay,beta1=momentum1,beta2=momentum2", rows: &[
        row("sgd", Some(0.01), "weight_decay=0.0005", "", "sgd(0.0005, 0)"),
        row("momentum", Some(0.01), "weight_decay=0.0005", "", "sgd(0.0005, 0.9)"),
        row("adam", Some(0.01), "epsilon=1e-8,epsilon_form=book,weight_decay=0.0005", "", "adam(0.0005, 0.9, 0.999)"),
    ] },
];
