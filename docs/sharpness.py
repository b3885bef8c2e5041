#!/usr/bin/env python3
"""The time of the sharpness and of a plane of losses of the book's net, 784-100-100-100-100-10 with ReLU on 1,000 images, in PyTorch.

    python3 -m venv v && v/bin/pip install torch==2.15.0 numpy==2.4.6
    v/bin/python docs/sharpness.py
    cargo bench --locked --bench landscape
    cargo bench --locked --bench sharpness

The benches print the same for halfpipe; run them one after the other on a machine that does nothing else. A Hessian-vector product is forward over
backward here too. The largest eigenvalue is found by Lanczos with full reorthogonalization from a random vector, until the residual of its
eigenvector is at most 1 % of it. The plane has 41 x 41 losses, by a loop and by vmap over 41 at a time; what is faster counts.
"""

import time

import numpy as np
import torch
from torch.func import grad, jvp, vmap

SIZES, IMAGES, SIDE, RUNS = [784, 100, 100, 100, 100, 10], 1000, 41, 5

torch.manual_seed(1)
SHAPES = [part for a, b in zip(SIZES, SIZES[1:]) for part in ((b, a), (b,))]
COUNTS = [int(np.prod(shape)) for shape in SHAPES]
START = torch.cat([
    torch.randn(shape).flatten() * (2 / shape[1]) ** 0.5 if len(shape) == 2 else torch.zeros(shape) for shape in SHAPES
])
X = torch.rand(IMAGES, SIZES[0]) * (torch.rand(IMAGES, SIZES[0]) < 0.19)  # as many dark pixels as MNIST has
T = torch.randint(0, 10, (IMAGES,))


def loss(flat):
    parts = [part.view(shape) for part, shape in zip(torch.split(flat, COUNTS), SHAPES)]
    z = X
    for layer in range(0, len(parts), 2):
        z = torch.nn.functional.linear(z, parts[layer], parts[layer + 1])
        if layer + 2 < len(parts):
            z = torch.relu(z)
    return torch.nn.functional.cross_entropy(z, T)


def product(vector):
    return jvp(grad(loss), (START,), (vector,))[1]


def largest(most=60):
    """The largest eigenvalue, and the number of products that it took."""
    basis, alphas, betas = [torch.randn_like(START)], [], []
    basis[0] /= basis[0].norm()
    for made in range(1, most + 1):
        z = product(basis[-1])
        alphas.append(float(z @ basis[-1]))
        for vector in basis:
            z = z - (z @ vector) * vector
        betas.append(float(z.norm()))
        values, vectors = np.linalg.eigh(np.diag(alphas) + np.diag(betas[:-1], 1) + np.diag(betas[:-1], -1))
        if betas[-1] * abs(vectors[-1, -1]) <= 0.01 * values[-1]:
            break
        basis.append(z / betas[-1])
    return values[-1], made


def seconds(work):
    work()
    best = float("inf")
    for _ in range(RUNS):
        begin = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - begin)
    return best


directions = torch.randn(2, len(START))
directions /= directions.norm(dim=1, keepdim=True)
steps = torch.linspace(-5, 5, SIDE)


@torch.no_grad()
def by_loop():
    return [float(loss(START + x * directions[0] + y * directions[1])) for y in steps for x in steps]


@torch.no_grad()
def by_vmap():
    rows = [START + steps[:, None] * directions[0] + y * directions[1] for y in steps]
    return torch.stack([vmap(loss)(row) for row in rows])


vector = torch.randn_like(START)
print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads")
gradient, hessian = seconds(lambda: grad(loss)(START)), seconds(lambda: product(vector))
print(f"a gradient {1e3 * gradient:.1f} ms, a Hessian-vector product {1e3 * hessian:.1f} ms ({hessian / gradient:.2f} gradients)")
value, made = largest()
print(f"the largest eigenvalue {value:.3f} to 1 %: {made} products, {seconds(largest):.3f} s")
print(f"a plane of {SIDE} x {SIDE} losses: {seconds(by_loop):.2f} s by a loop, {seconds(by_vmap):.2f} s by vmap")
