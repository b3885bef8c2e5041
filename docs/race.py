#!/usr/bin/env python3
"""The race on MNIST (four optimizers, 2,000 iterations each, loss after the update) in PyTorch and in halfpipe, in turns.

    python3 -m venv v && v/bin/pip install torch==2.15.0
    cargo build --release --locked && v/bin/python docs/race.py target/release/halfpipe

PyTorch trains the four nets one after another on all cores, and side by side on one core each; the better time counts. Its images
are random numbers of the same shape, drawn before the clock starts; halfpipe's time has the start of the program and the unpacking
of MNIST in it. Both compute in single precision.
"""

import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from os import cpu_count

import torch
from torch import nn

RULES = {
    "SGD": lambda parameters: torch.optim.SGD(parameters, lr=0.01),
    "Momentum": lambda parameters: torch.optim.SGD(parameters, lr=0.01, momentum=0.9),
    "AdaGrad": lambda parameters: torch.optim.Adagrad(parameters, lr=0.01),
    "Adam": lambda parameters: torch.optim.Adam(parameters, lr=0.001),
}


def train(rule, threads):
    """Seconds of one net's 2,000 iterations."""
    torch.set_num_threads(threads)
    torch.manual_seed(1)
    widths = [784, 100, 100, 100, 100, 10]
    layers = []
    for inputs, outputs in zip(widths, widths[1:]):
        linear = nn.Linear(inputs, outputs)
        nn.init.kaiming_normal_(linear.weight)
        nn.init.zeros_(linear.bias)
        layers += [linear, nn.ReLU()]
    net, loss_of = nn.Sequential(*layers[:-1]), nn.CrossEntropyLoss()
    optimizer = RULES[rule](net.parameters())
    images, labels = torch.rand(60_000, 784), torch.randint(10, (60_000,))
    start = time.perf_counter()
    for _ in range(2_000):
        chosen = torch.randint(60_000, (128,))
        x, y = images[chosen], labels[chosen]
        optimizer.zero_grad()
        loss_of(net(x), y).backward()
        optimizer.step()
        with torch.no_grad():
            loss_of(net(x), y).item()
    return time.perf_counter() - start


def main():
    cores = cpu_count()
    for _ in range(3):
        one_by_one = sum(train(rule, cores) for rule in RULES)
        with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
            list(pool.map(train, RULES, [1] * len(RULES)))  # imports torch
            side_by_side = sum(pool.map(train, RULES, [1] * len(RULES))) / cores
        print(f"PyTorch {torch.__version__}: {one_by_one:.2f} s one by one, {side_by_side:.2f} s side by side", flush=True)
        if len(sys.argv) > 1:
            start = time.perf_counter()
            subprocess.run([sys.argv[1], "training", "--language", "en"], check=True, capture_output=True)
            print(f"halfpipe: {time.perf_counter() - start:.2f} s", flush=True)


if __name__ == "__main__":
    main()
