#!/usr/bin/env python3
"""Times the spatial methods beside their peers in Python, on the same data in the same run.

    python3 Benchmarks/compare_space.py PATH_OF_region-bench-space

Needs numpy; esda, libpysal and ecomplexity are timed if they are installed. Prints for each case the
median of both sides in milliseconds and how many times the peer's time is ours. The peers have one thread
each unless OPENBLAS_NUM_THREADS says more; ours share what is large between the processors, but for the
cases that are named 1-thread.
"""
import contextlib
import io
import os
import statistics
import subprocess
import sys
import time
import warnings

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("NUMBA_NUM_THREADS", "1")
import numpy as np  # noqa: E402


class Random:
    """The generator of the Swift side, many numbers at once."""

    def __init__(self, seed):
        self.state = np.uint64(seed)

    def take(self, count):
        step = np.uint64(0x9E3779B97F4A7C15)
        with np.errstate(over="ignore"):
            value = self.state + step * np.arange(1, count + 1, dtype=np.uint64)
            self.state = value[-1]
            value = (value ^ (value >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            value = (value ^ (value >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return ((value ^ (value >> np.uint64(31))) >> np.uint64(11)) * 2.0**-53


def activity(rows, columns, seed):
    random = Random(seed)
    skills, needs = random.take(rows), random.take(columns)
    pairs = random.take(2 * rows * columns).reshape(rows, columns, 2)
    chance = np.clip(0.35 + 1.1 * (needs[None, :] - skills[:, None]), 0.02, 0.97)
    size = 1 + 500 * (0.2 + skills[:, None]) * (1.2 - needs[None, :]) * pairs[..., 1] ** 2
    return np.where(pairs[..., 0] < chance, 0, np.floor(size))


def quotients(table):
    return table / table.sum(1)[:, None] / (table.sum(0) / table.sum())


def complexity_index(advantage):
    diversity, ubiquity = advantage.sum(1), advantage.sum(0)
    half = advantage / np.sqrt(ubiquity)[None, :] / np.sqrt(diversity)[:, None]
    square = half.T @ half if advantage.shape[1] <= advantage.shape[0] else half @ half.T
    _, vectors = np.linalg.eigh(square)
    return vectors[:, -2]


def complexity_all(table):
    advantage = (quotients(table) >= 1).astype(float)
    complexity_index(advantage)
    ubiquity = advantage.sum(0)
    proximity = advantage.T @ advantage / np.maximum(ubiquity[:, None], ubiquity[None, :])
    return advantage @ proximity / proximity.sum(0)


def knapsack(values, costs, budget):
    best = np.zeros(budget + 1)
    for value, cost in zip(values, costs):
        best[cost:] = np.maximum(best[cost:], best[:-cost] + value)
    return best[-1]


def lattice(side):
    rows = [[] for _ in range(side * side)]
    for row in range(side):
        for column in range(side):
            place = row * side + column
            if column + 1 < side:
                rows[place].append(place + 1)
                rows[place + 1].append(place)
            if row + 1 < side:
                rows[place].append(place + side)
                rows[place + side].append(place)
    return rows


def peers():
    small, large = activity(480, 400, 1), activity(3000, 1000, 2)
    advantage = (quotients(large) >= 1).astype(float)
    for name in ("complexity-all-480x400", "complexity-all-480x400-1-thread"):
        yield name, "numpy", 9, lambda: complexity_all(small)
    yield "eci-3000x1000", "numpy", 5, lambda: complexity_index(advantage)
    random = Random(4)
    costs = (1 + 199 * random.take(2000)).astype(int)
    values = np.round(1 + 999 * random.take(2000))
    yield "knapsack-2000x100000", "numpy", 3, lambda: knapsack(values, costs, 100_000)
    yield "knapsack-alike-2000x100000", "numpy", 3, lambda: knapsack(costs + 10.0, costs, 100_000)
    try:
        import pandas
        from ecomplexity import ecomplexity, proximity
    except ImportError:
        pass
    else:
        rows, columns = small.shape
        frame = pandas.DataFrame({
            "time": 1, "loc": np.repeat(np.arange(rows), columns).astype(str),
            "prod": np.tile(np.arange(columns), rows).astype(str), "val": small.ravel()})
        names = {"time": "time", "loc": "loc", "prod": "prod", "val": "val"}
        yield ("complexity-all-480x400", "ecomplexity", 3,
               lambda: (ecomplexity(frame, names), proximity(frame, names)))
    try:
        import esda
        import libpysal
    except ImportError:
        return
    rows = lattice(100)
    weights = libpysal.weights.W(dict(enumerate(rows)), silence_warnings=True)
    weights.transform = "r"
    values = Random(3).take(10_000)
    yield "moran-999-10000", "esda", 3, lambda: esda.Moran(values, weights, permutations=999)
    yield ("local-moran-999-10000", "esda", 3,
           lambda: esda.Moran_Local(values, weights, permutations=999, n_jobs=1, seed=1))
    binary = libpysal.weights.W(dict(enumerate(rows)), silence_warnings=True)
    yield ("gi-star-999-10000", "esda", 3,
           lambda: esda.G_Local(values, binary, transform="B", star=True, permutations=999,
                                n_jobs=1, seed=1))


def median(runs, body):
    times = []
    # Some peers talk while they work.
    with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        body()
        for _ in range(runs):
            start = time.perf_counter()
            body()
            times.append((time.perf_counter() - start) * 1e3)
    return statistics.median(times)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    lines = subprocess.run(sys.argv[1:], check=True, capture_output=True, text=True).stdout
    ours = {name: float(value) for name, value in (line.split("\t") for line in lines.splitlines())}
    print(f"{'case':32}{'ours ms':>10}{'peer':>14}{'peer ms':>10}{'ratio':>8}")
    told = set()
    for name, peer, runs, body in peers():
        if name not in ours:
            continue
        try:
            found = median(runs, body)
        except Exception as error:  # A peer that cannot is told of, and the others go on.
            print(f"{name:32}{ours[name]:10.2f}{peer:>14}  {type(error).__name__}: {error}"[:100])
            continue
        told.add(name)
        print(f"{name:32}{ours[name]:10.2f}{peer:>14}{found:10.2f}{found / ours[name]:8.1f}")
    for name in ours:
        if name not in told:
            print(f"{name:32}{ours[name]:10.2f}{'-':>14}")


if __name__ == "__main__":
    main()
