#!/usr/bin/env python3
"""Times region-bench and pymcdm (pip install pymcdm) on the same tables in turns.

    python3 Benchmarks/compare_region.py [--bench PATH] [--rounds 5]

The scores are compared before anything is timed. Each round runs both sides of a case one after the other,
so that a disturbance of the machine meets both; a ratio is the median of the rounds' ratios. What
pymcdm cannot do on a machine of this size is left out.
"""
import argparse
import statistics
import subprocess
import time

import numpy as np
from pymcdm import methods, normalizations

COLUMNS = 24


def table(rows):
    """The table of region-bench: SplitMix64 with the number of rows as seed."""
    count = rows * COLUMNS + COLUMNS
    with np.errstate(over="ignore"):
        state = np.uint64(rows) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        value = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        value = value ^ (value >> np.uint64(31))
    unit = (value >> np.uint64(11)).astype(float) * 2.0**-53
    scores = 1 + 99 * unit[: rows * COLUMNS].reshape(rows, COLUMNS)
    weights = 0.1 + unit[rows * COLUMNS :]
    types = np.where(np.arange(COLUMNS) % 3 == 2, -1, 1)
    return scores, weights / weights.sum(), types


def smaa(scores, weights, types, samples=10_000):
    """TOPSIS under random weights, with numpy: what one would write without a package."""
    scaled = scores / np.sqrt((scores**2).sum(axis=0))
    best = np.where(types > 0, scaled.max(axis=0), scaled.min(axis=0))
    worst = np.where(types > 0, scaled.min(axis=0), scaled.max(axis=0))
    up, down = (scaled - best) ** 2, (scaled - worst) ** 2
    draws = np.random.default_rng(0).dirichlet(np.ones(COLUMNS), samples) ** 2
    to_best, to_worst = np.sqrt(draws @ up.T), np.sqrt(draws @ down.T)
    closeness = to_worst / (to_best + to_worst)
    ranks = np.empty_like(closeness, dtype=int)
    np.put_along_axis(ranks, np.argsort(-closeness, axis=1), np.arange(len(scores)), axis=1)
    acceptability = np.zeros((len(scores), len(scores)))
    for index in range(len(scores)):
        acceptability[index] = np.bincount(ranks[:, index], minlength=len(scores))
    return acceptability / samples


def cases():
    for rows in (480, 100_000):
        for name, method in [
            ("topsis", methods.TOPSIS(normalizations.vector_normalization)), ("vikor", methods.VIKOR()), ("edas", methods.EDAS()),
            ("marcos", methods.MARCOS()), ("waspas", methods.WASPAS()), ("moora", methods.MOORA()),
        ]:
            yield f"{name} {rows}", rows, method, True
    yield "codas 480", 480, methods.CODAS(), True
    yield "copras 480", 480, methods.COPRAS(), False
    for rows in (480, 5000):
        yield f"promethee_ii {rows}", rows, methods.PROMETHEE_II("usual"), True
    # numpy multiplies on all processors.
    for threads in ("1 thread", "2 threads"):
        yield f"smaa topsis 10000 480, {threads}", 480, smaa, False


def ours(bench, name, seconds):
    output = subprocess.run(
        [bench, "--only", name, "--seconds", str(seconds)], capture_output=True, text=True, check=True)
    for line in output.stdout.splitlines():
        found, milliseconds, check = line.split("\t")
        if found == name:
            return float(milliseconds), float(check)
    raise SystemExit(f"region-bench has no case '{name}'")


def theirs(run, limit):
    times = []
    start = time.perf_counter()
    while not times or (time.perf_counter() - start < limit and len(times) < 1000):
        begin = time.perf_counter()
        run()
        times.append((time.perf_counter() - begin) * 1000)
    return statistics.median(times)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bench", default="Benchmarks/.build/release/region-bench")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=0.3, help="for one side of a case in a round")
    parser.add_argument("--only", default="")
    arguments = parser.parse_args()
    print(f"{'case':36} {'ours ms':>10} {'peer ms':>10} {'peer / ours':>12}  same scores")
    for name, rows, method, comparable in cases():
        if arguments.only not in name:
            continue
        data = table(rows)
        # Its checks of the input take longer than most methods; ours check all the same.
        run = lambda: method(*data) if method is smaa else method(*data, validation=False)
        same = "-"
        if comparable:
            check = float((np.asarray(run()) * (np.arange(rows) % 7 + 1)).sum())
            _, found = ours(arguments.bench, name, 0)
            size = max(1.0, rows * 4.0)
            same = "yes" if abs(check - found) <= 1e-9 * size else f"NO: {check} and {found}"
        left, right, ratios = [], [], []
        for _ in range(arguments.rounds):
            left.append(ours(arguments.bench, name, arguments.seconds)[0])
            right.append(theirs(run, arguments.seconds))
            ratios.append(right[-1] / left[-1])
        print(
            f"{name:36} {statistics.median(left):10.3f} {statistics.median(right):10.3f}"
            f" {statistics.median(ratios):11.1f}x  {same}", flush=True)


if __name__ == "__main__":
    main()
