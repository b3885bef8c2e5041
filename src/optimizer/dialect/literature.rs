//! The book's code, and the forms that the papers write down.
//!
//! Not here: `RAdam`, whose paper has the threshold 4 where all libraries and the rule have 5; Rprop, whose first form takes a step
//! back when the sign flips; Lion, whose paper leaves the weight decay open.
//!
//! A paper's rate is one that it states: the good default settings in the captions of Kingma and Ba, the first line of Algorithm 2
//! of Loshchilov and Hutter; and 1 for Zeiler's Algorithm 1, which has no rate.

use super::{Library, row};

#[rustfmt::skip]
pub(super) static LIBRARIES: &[Library] = &[
    Library { key: "book", name: "Deep Learning from Scratch", version: "07b1161", words: "lr,momentum,decay=decay_rate,beta1,beta2", rows: &[
        row("sgd", Some(0.01), "", "", "SGD(lr={lr})"),
        row("momentum", Some(0.01), "", "", "Momentum(lr={lr}, momentum=0.9)"),
        row("nesterov", Some(0.01), "", "", "Nesterov(lr={lr}, momentum=0.9)"),
        row("adagrad", Some(0.01), "epsilon=1e-7", "", "AdaGrad(lr={lr})"),
        row("rmsprop", Some(0.01), "decay=0.99,epsilon=1e-7", "", "RMSprop(lr={lr}, decay_rate=0.99)"),
        row("adam", Some(0.001), "epsilon=1e-7,epsilon_form=book", "", "Adam(lr={lr}, beta1=0.9, beta2=0.999)"),
    ] },
    Library { key: "paper", name: "the paper", version: "", words: "", rows: &[
        row("momentum", None, "", "", "Polyak 1964"),
        row("nesterov", None, "", "", "Bengio et al. 2013, equation 7"),
        row("adagrad", None, "epsilon=0", "", "Duchi et al. 2011, Figure 1"),
        row("rmsprop", None, "decay=0.9,epsilon=0", "", "Tieleman and Hinton 2012, lecture 6.5"),
        row("adadelta", Some(1.0), "decay=0.95,epsilon=1e-6", "", "Zeiler 2012, Algorithm 1"),
        row("ftrl", None, "beta=1", "", "McMahan et al. 2013, Algorithm 1"),
        row("adam", Some(0.001), "epsilon=1e-8", "", "Kingma and Ba 2015, Algorithm 1"),
        row("adamax", Some(0.002), "epsilon=0", "", "Kingma and Ba 2015, Algorithm 2"),
        row("nadam", None, "epsilon=1e-8", "", "Dozat 2016, Algorithm 2"),
        row("amsgrad", None, "epsilon=0,correction=none", "", "Reddi et al. 2018, Algorithm 2"),
        row("adamw", Some(0.001), "epsilon=1e-8,decay_form=plain", "", "Loshchilov and Hutter 2019, Algorithm 2"),
    ] },
];
