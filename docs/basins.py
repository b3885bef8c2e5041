#!/usr/bin/env python3
"""The CPU time of Himmelblau's basins, 256 x 256 starts and 200 steps of Adam in double precision, in NumPy, JAX and halfpipe, on the same
machine and in one run.

    python3 -m venv v && v/bin/pip install numpy jax
    cargo build --release --locked
    v/bin/python docs/basins.py target/release/halfpipe

NumPy computes all starts at once, step by step; JAX compiles one loop over the steps before it is timed. halfpipe's time is that of a run with
200 steps less that of a run with none, which has everything but the walk: reading the arguments, assigning the minima, writing.
"""

import json
import os
import resource
import subprocess
import sys
import time

import numpy as np

SIDE, STEPS, RATE, BETA1, BETA2, EPSILON = 256, 200, 0.1, 0.9, 0.999, 1e-8
MINIMA = np.array([[3, 2], [-2.805118, 3.131312], [-3.779310, -3.283186], [3.584428, -1.848126]])
RUNS = 9


def slope(x, y):
    p, q = x * x + y - 11, x + y * y - 7
    return 4 * x * p + 2 * q, 2 * p + 4 * y * q


def step(t, x, y, mx, my, vx, vy, sqrt):
    gx, gy = slope(x, y)
    mx, my = BETA1 * mx + (1 - BETA1) * gx, BETA1 * my + (1 - BETA1) * gy
    vx, vy = BETA2 * vx + (1 - BETA2) * gx * gx, BETA2 * vy + (1 - BETA2) * gy * gy
    c, d = 1 - BETA1**t, 1 - BETA2**t
    return x - RATE * (mx / c) / (sqrt(vx / d) + EPSILON), y - RATE * (my / c) / (sqrt(vy / d) + EPSILON), mx, my, vx, vy


def numpy_walk(x, y):
    state = (x, y, *(np.zeros_like(x) for _ in range(4)))
    for t in range(1, STEPS + 1):
        state = step(t, *state, np.sqrt)
    return state[:2]


def jax_walk(x, y):
    import jax

    jax.config.update("jax_enable_x64", True)
    import jax.numpy as jnp

    def walk(x, y):
        zeros = (jnp.zeros_like(x),) * 4
        return jax.lax.fori_loop(0, STEPS, lambda i, s: step(i.astype(jnp.float64) + 1, *s, jnp.sqrt), (x, y, *zeros))[:2]

    compiled = jax.jit(walk)
    return lambda: [np.asarray(part) for part in compiled(x, y)]


def counts(x, y):
    distances = (x[..., None] - MINIMA[:, 0]) ** 2 + (y[..., None] - MINIMA[:, 1]) ** 2
    return np.bincount(distances.argmin(-1).ravel(), minlength=4).tolist()


def best(run):
    """The run with the least CPU time: its CPU time, its time and its result."""
    times = []
    for _ in range(RUNS):
        start, cpu = time.perf_counter(), time.process_time()
        result = run()
        times.append((time.process_time() - cpu, time.perf_counter() - start))
    return (*min(times), result)


def halfpipe_run(program, steps):
    """CPU time, time and output of the program."""
    arguments = ["paths", "--landscape", "himmelblau", "--optimizer", "adam:lr=0.1", "--view=-5,5,-5,5", "--steps", str(steps)]
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    output = subprocess.run(
        [program, *arguments, "--basins", f"{SIDE}x{SIDE}", "--format", "json"], check=True, capture_output=True
    ).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, time.perf_counter() - start, json.loads(output)["basins"]


def main():
    line = np.linspace(-5, 5, SIDE)
    x, y = np.meshgrid(line, line)
    rows = []
    cpu, wall, end = best(lambda: numpy_walk(x, y))
    rows.append(("NumPy", cpu, wall, counts(*end)))
    run = jax_walk(x, y)
    run()
    cpu, wall, end = best(run)
    rows.append(("JAX", cpu, wall, counts(*end)))
    with_walk = min((halfpipe_run(sys.argv[1], STEPS) for _ in range(RUNS)), key=lambda run: run[0])
    without = min((halfpipe_run(sys.argv[1], 0) for _ in range(RUNS)), key=lambda run: run[0])
    found = [row["starts"] for row in with_walk[2] if row["minimum"]]
    rows.append(("halfpipe", with_walk[0] - without[0], with_walk[1] - without[1], found))
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for name, cpu, wall, found in rows:
        print(f"{name:9} {cpu:.3f} s of CPU, {wall:.3f} s, x {cpu / rows[-1][1]:.1f}  {found}")


if __name__ == "__main__":
    main()
