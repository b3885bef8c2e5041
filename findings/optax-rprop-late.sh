#!/usr/bin/env bash
# optax 0.2.8 (jax 0.10.2): `optax.rprop` is one step late. Its first update is 0, and each other one is that which was due a step before.
#
# Riedmiller and Braun 1993, and PyTorch's `Rprop`, move in the first step, by the initial step size against the sign of the gradient. A walk
# of optax with the same settings is never at the same place at the same step, and turns a step too late beyond a minimum.
#
# Seen on w² from 1 with a learning rate of 0.1: [1.0, 0.9, 0.78, 0.636] after 1 to 4 updates, where the paper's rule is at
# [0.9, 0.78, 0.636, 0.4632]. Exit 0 if it is still so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/python"
"$work/python/bin/pip" install --quiet optax==0.2.8 jax==0.10.2 jaxlib==0.10.2
JAX_PLATFORMS=cpu "$work/python/bin/python" - <<'PYTHON'
import jax
import optax

jax.config.update("jax_enable_x64", True)
from jax import numpy as jnp

gradient = jax.grad(lambda w: w * w)
optimizer = optax.rprop(0.1, eta_minus=0.5, eta_plus=1.2)
w = jnp.array(1.0)
state, walk = optimizer.init(w), []
for _ in range(4):
    update, state = optimizer.update(gradient(w), state, w)
    w = optax.apply_updates(w, update)
    walk.append(round(float(w), 6))

# The rule of the paper.
size, value, before, paper = 0.1, 1.0, 0.0, []
for _ in range(4):
    g = 2 * value
    size *= 1.2 if g * before > 0 else 0.5 if g * before < 0 else 1.0
    value -= size * (1 if g > 0 else -1)
    before = g
    paper.append(round(value, 6))

print("optax", optax.__version__, "jax", jax.__version__, walk, "paper", paper)
assert walk[0] == 1.0 and walk != paper, "optax starts with a step now"
PYTHON
