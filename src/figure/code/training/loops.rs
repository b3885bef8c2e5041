//! The net and the loop in each library.

use crate::figure::format::Library;

/// What is imported, the parameters of the function that makes an optimizer, and the net with its loop.
pub(super) fn of(library: Library) -> (&'static str, &'static str, &'static str) {
    match library {
        Library::Numpy => ("", "", NUMPY),
        Library::Pytorch => ("import torch\n", " w", PYTORCH),
        Library::Keras => ("import keras\n", "", KERAS),
        Library::Optax => ("import jax\nimport jax.numpy as jnp\nimport optax\n", " factor", OPTAX),
    }
}

const NUMPY: &str = r#"def forward(params, x):
    """The signals of all layers, the images first and the scores last, and what goes into the activations."""
    signals, sums = [x], []
    for i in range(1, len(WIDTHS)):
        sums.append(signals[-1] @ params[f"W{i}"] + params[f"b{i}"])
        signals.append(activation(sums[-1]) if i + 1 < len(WIDTHS) else sums[-1])
    return signals, sums


def loss_and_gradient(params, x, t):
    """Softmax with cross-entropy, and half the weight decay times the sum of the squared weights."""
    signals, sums = forward(params, x)
    y = np.exp(signals[-1] - signals[-1].max(axis=1, keepdims=True))
    y /= y.sum(axis=1, keepdims=True)
    rows, grads = np.arange(len(t)), {}
    loss = -np.log(y[rows, t]).mean()
    y[rows, t] -= 1
    d = y / len(t)
    for i in range(len(WIDTHS) - 1, 0, -1):
        W = params[f"W{i}"]
        loss += WEIGHT_DECAY / 2 * (W**2).sum()
        grads[f"W{i}"] = signals[i - 1].T @ d + WEIGHT_DECAY * W
        grads[f"b{i}"] = d.sum(axis=0)
        if i > 1:
            d = (d @ W.T) * slope(sums[i - 2])
    return float(loss), grads


def train(make, factor, layers):
    """The losses, and the share of the test images that is right."""
    params = {}
    for i, (W, b) in enumerate(layers, 1):
        params[f"W{i}"], params[f"b{i}"] = W, b
    optimizer, losses = make(), []
    lr = optimizer.lr
    for step, (x, t) in enumerate(batches(), 1):
        loss, grads = loss_and_gradient(params, x, t)
        optimizer.lr = lr * factor(step)
        optimizer.update(params, grads)
        loss, _ = loss_and_gradient(params, x, t)  # after
        losses.append(loss)
    signals, _ = forward(params, x_test)
    return losses, (signals[-1].argmax(axis=1) == y_test).mean()
"#;

const PYTORCH: &str = r#"def train(make, factor, layers):
    """The losses, and the share of the test images that is right."""
    parts = []
    for W, b in layers:
        linear = torch.nn.Linear(*W.shape)
        with torch.no_grad():
            linear.weight.copy_(torch.tensor(W.T))
            linear.bias.copy_(torch.tensor(b))
        parts += [linear, ACTIVATION]
    net, cross_entropy = torch.nn.Sequential(*parts[:-1]), torch.nn.CrossEntropyLoss()
    optimizer, losses = make(net.parameters()), []
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda made: factor(made + 1))

    def loss_of(x, t):
        squares = sum((part.weight**2).sum() for part in parts[::2])
        return cross_entropy(net(x), t) + WEIGHT_DECAY / 2 * squares

    for x, t in batches():
        x, t = torch.tensor(x), torch.tensor(t)
        optimizer.zero_grad()
        loss = loss_of(x, t)
        loss.backward()
        optimizer.step()
        schedule.step()
        loss = loss_of(x, t)  # after
        losses.append(loss.item())
    with torch.no_grad():
        right = net(torch.tensor(x_test)).argmax(axis=1) == torch.tensor(y_test)
    return losses, right.double().mean().item()
"#;

const KERAS: &str = r#"def train(make, factor, layers):
    """The losses, and the share of the test images that is right."""
    decay = keras.regularizers.L2(WEIGHT_DECAY / 2) if WEIGHT_DECAY else None
    names = [ACTIVATION] * len(HIDDEN) + [None]
    dense = [keras.layers.Dense(W.shape[1], name, kernel_regularizer=decay) for (W, _), name in zip(layers, names)]
    net = keras.Sequential([keras.Input((WIDTHS[0],)), *dense])
    net.set_weights([part for layer in layers for part in layer])
    optimizer, losses = make(), []
    net.compile(optimizer, keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    lr = float(optimizer.learning_rate)
    for step, (x, t) in enumerate(batches(), 1):
        optimizer.learning_rate = lr * factor(step)
        net.reset_metrics()
        loss = net.train_on_batch(x, t)
        net.reset_metrics()  # after
        loss = net.test_on_batch(x, t)  # after
        losses.append(float(np.ravel(loss)[0]))
    right = net.predict_on_batch(x_test).argmax(axis=1) == y_test
    return losses, right.mean()
"#;

const OPTAX: &str = r#"def scores(params, x):
    for W, b in params[:-1]:
        x = ACTIVATION(x @ W + b)
    W, b = params[-1]
    return x @ W + b


def loss_of(params, x, t):
    loss = optax.softmax_cross_entropy_with_integer_labels(scores(params, x), t).mean()
    return loss + WEIGHT_DECAY / 2 * sum((W**2).sum() for W, _ in params)


def train(make, factor, layers):
    """The losses, and the share of the test images that is right."""
    params = [(jnp.array(W), jnp.array(b)) for W, b in layers]
    optimizer, losses = make(factor), []
    state = optimizer.init(params)
    gradient, loss_again = jax.jit(jax.value_and_grad(loss_of)), jax.jit(loss_of)
    for x, t in batches():
        loss, grads = gradient(params, x, t)
        updates, state = optimizer.update(grads, state, params)
        params = optax.apply_updates(params, updates)
        loss = loss_again(params, x, t)  # after
        losses.append(float(loss))
    right = scores(params, x_test).argmax(axis=1) == y_test
    return losses, float(right.mean())
"#;
