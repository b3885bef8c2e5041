#!/usr/bin/env python3
"""Whether the programs of "copy as code" walk as halfpipe does, in PyTorch, Keras and optax, for every rule and form.

    python3 -m venv v && v/bin/pip install numpy torch keras jax optax
    mkdir programs && HALFPIPE_PYTHON=v/bin/python HALFPIPE_PROGRAMS=$PWD/programs cargo test --locked --test core write_programs -- --ignored
    KERAS_BACKEND=jax v/bin/python docs/code.py programs

A program that says "NOT THE SAME" at its top is only run. The others must be as near as double precision lets them be; training
programs compute in single precision, but for NumPy's.

Measured in November 2026, 103 rules and forms on the bowl, 29 steps, NumPy 2.4.6, PyTorch 2.15.0, Keras 3.15.1 on JAX 0.10.2,
optax 0.2.8; the greatest distance from halfpipe's points:

    NumPy    103 the same to 1.3e-12
    PyTorch   37 the same to 6.7e-13,  66 said to differ
    Keras     35 the same to 1.7e-14,  68 said to differ
    optax     48 the same to 1.9e-14,  55 said to differ

Losses of the training programs, 60 iterations: PyTorch and Keras within 1e-7 of NumPy's, optax within 4e-6.
"""

import importlib.metadata
import json
import os
import pathlib
import re
import runpy
import sys
import warnings

import jax

LIBRARIES = {"NumPy": "numpy", "PyTorch": "torch", "Keras": "keras", "optax": "optax"}
TOLERANCE = 1e-9


def apart(walk, points):
    """The greatest distance of two walks, as a part of the point's size where that is above 1."""
    return max(abs(a - b) / max(1, abs(b)) for theirs, ours in zip(walk, points) for a, b in zip(theirs, ours))


def training(folder):
    """Whether the training programs of the libraries, in single precision, train as that in NumPy does; returns whether one doesn't."""
    os.chdir(folder)  # where mnist.npz is
    wrong = False
    for file in sorted(folder.glob("train-*.NumPy.py")):
        ours = runpy.run_path(str(file))["curves"]
        for name in LIBRARIES:
            program = str(file).replace("NumPy", name)
            theirs = runpy.run_path(program)["curves"]
            said = re.findall("# NOT THE SAME RULE, (.*?):", pathlib.Path(program).read_text())
            pairs = [(one, other) for (rule, one), (_, other) in zip(theirs, ours) if rule not in said]
            distance = max(abs(a - b) for one, other in pairs for a, b in zip(one, other))
            wrong = wrong or distance > 1e-5
            print(f"{file.stem.split('.')[0]}, {name}: losses of {len(pairs)} rules at most {distance:.1e} apart")
    return wrong


def main():
    warnings.simplefilter("ignore")
    folder = pathlib.Path(sys.argv[1]).resolve()
    print({name: importlib.metadata.version(package) for name, package in LIBRARIES.items()}, "JAX", importlib.metadata.version("jax"))
    wrong = training(folder)  # first, while all libraries are in single precision
    jax.config.update("jax_enable_x64", True)
    totals = {name: [0, 0, 0, 0.0] for name in LIBRARIES}  # the same, said to differ, wrong, the greatest distance of the same
    for file in sorted(folder.glob("*.json")):
        rule, points = json.loads(file.read_text())
        for name, total in totals.items():
            program = file.with_suffix(f".{name}.py")
            says = "# NOT THE SAME WALK" in program.read_text()
            try:
                ((_, _, walk),) = runpy.run_path(str(program))["walks"]
                distance = apart(walk, points)
            except Exception as error:  # what a library refuses is a wrong program
                distance, walk = float("inf"), f"{type(error).__name__}: {error}"
            if says and distance != float("inf"):
                total[1] += 1
                if distance < TOLERANCE:
                    print(f"{rule}, {name}: says that it differs, and is only {distance:.1e} apart")
            elif distance < TOLERANCE:
                total[0] += 1
                total[3] = max(total[3], distance)
            else:
                total[2] += 1
                print(f"{rule}, {name}: {distance:.1e} apart", walk if distance == float("inf") else "")
    for name, (same, differ, wrong, greatest) in totals.items():
        print(f"{name}: {same} the same to {greatest:.1e}, {differ} said to differ, {wrong} wrong")
    return wrong or any(total[2] for total in totals.values())


if __name__ == "__main__":
    sys.exit(main())
