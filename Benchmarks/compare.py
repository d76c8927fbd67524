#!/usr/bin/env python3
"""Compares samat-bench with other engines on the same files, machine and threads.

    python3 Benchmarks/compare.py --data .bench-data [--threads 2] [--reps 7] [--only q1,q5]
                                  [--engines samat,duckdb,polars] [--json FILE]

Every engine is a process of its own that loads the files once and then runs a query on request.
Requests go round: each round asks every engine for the first query, then for the second, and so on,
so that a disturbance of the machine meets all alike; every second round goes through the engines
backwards. The answers are compared with ours before anything is timed. Engines that are not
installed are left out by name. See README.md beside this file.
"""
import argparse
import json
import math
import os
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ENGINES = ["samat", "duckdb", "duckdb-enum", "polars", "chdb", "sqlite"]
QUERIES = [f"q{number}" for number in range(1, 13)]
TABLES = ["units", "cases", "resolutions", "estates"]
# Queries that leave the order of their rows open.
UNORDERED = {"q2", "q5"}
# Queries that leave some of their answer open: which of two cases of one day is the last one. What
# they are checked by instead settles it.
OPEN = {"q10": "q10d"}


class Worker:
    """A process that runs the queries of one engine."""

    def __init__(self, name, arguments):
        self.name = name
        if name == "samat":
            command = [arguments.samat, "serve"]
        else:
            command = [sys.executable, os.path.join(HERE, "peers.py"), name]
        command += ["--data", arguments.data, "--threads", str(arguments.threads)]
        environment = dict(os.environ, POLARS_MAX_THREADS=str(arguments.threads))
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
        self.ready = self.read()

    def read(self):
        line = self.process.stdout.readline()
        if not line:
            return {"error": "the process ended"}
        return json.loads(line)

    def ask(self, request):
        try:
            self.process.stdin.write(request + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            return {"error": "the process ended"}
        return self.read()

    def close(self):
        self.process.stdin.close()
        self.process.wait(timeout=30)


def cell(value):
    """A cell in the one form in which cells are compared."""
    if value is None or isinstance(value, float) and math.isnan(value):
        return None
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        if value in ("NaN", "nan"):
            return None
        if len(value) > 10 and value[4] == "-" and value[10] in "T ":
            return value[:10]
    return value


def order(row):
    return [(value is None, str(type(value)), value if value is not None else 0) for value in row]


def alike(ours, theirs):
    if isinstance(ours, (int, float)) and isinstance(theirs, (int, float)):
        return abs(ours - theirs) <= 1e-9 * max(abs(ours), abs(theirs))
    return ours == theirs


def difference(name, engine, ours, theirs):
    """What differs between two answers; nothing where they agree."""
    ours = [[cell(value) for value in row] for row in ours]
    theirs = [[cell(value) for value in row] for row in theirs]
    if name in UNORDERED:
        ours.sort(key=order)
        theirs.sort(key=order)
    if len(ours) != len(theirs):
        return f"{len(ours)} rows, {engine} has {len(theirs)}"
    for number, (left, right) in enumerate(zip(ours, theirs)):
        if len(left) != len(right) or not all(alike(a, b) for a, b in zip(left, right)):
            return f"row {number + 1} is {left}, {engine} has {right}"
    return ""


def open_difference(name, engine, ours, theirs):
    """The same where ties are open: totals agree, and each count within one in a hundred."""
    if sum(row[1] for row in ours) != sum(row[1] for row in theirs):
        return f"the counts of {engine} have another total"
    known = {row[0]: row[1:] for row in theirs}
    for key, *counts in ours:
        other = known.get(key)
        if other is None or any(abs(a - b) > 0.01 * a + 10 for a, b in zip(counts, other)):
            return f"'{key}' has {counts}, {engine} has {other}"
    return ""


def check(workers, queries):
    """Compares all answers with ours; gives the (engine, query) pairs to leave out."""
    refused = set()
    ours = {}
    samat = next((worker for worker in workers if worker.name == "samat"), workers[0])
    checks = queries + [OPEN[name] for name in queries if name in OPEN]
    for name in checks:
        ours[name] = samat.ask(f"rows {name}")
        if "error" in ours[name]:
            print(f"  {samat.name} {name}: {ours[name]['error']}")
            refused.add((samat.name, name))
    for worker in workers:
        if worker is samat:
            continue
        agreed = 0
        for name in checks:
            if (samat.name, name) in refused:
                continue
            answer = worker.ask(f"rows {name}")
            if "error" in answer:
                problem = answer["error"]
                refused.add((worker.name, name))
            elif name in OPEN:
                problem = open_difference(name, worker.name, ours[name]["rows"], answer["rows"])
            else:
                problem = difference(name, worker.name, ours[name]["rows"], answer["rows"])
            if problem:
                print(f"  {worker.name} {name} DIFFERS: {problem}")
            else:
                agreed += 1
        print(f"  {worker.name}: {agreed} of {len(checks)} answers agree with {samat.name}")
    return refused


def measure(workers, queries, reps, refused):
    """The times in milliseconds, by engine and query."""
    times = {worker.name: {name: [] for name in queries} for worker in workers}
    for turn in range(reps + 1):
        for name in queries:
            for worker in workers if turn % 2 == 0 else reversed(workers):
                known = times[worker.name][name]
                if (worker.name, name) in refused or turn > 1 and known and known[-1] > 2_000:
                    continue
                answer = worker.ask(f"run {name}")
                if "error" in answer:
                    print(f"  {worker.name} {name}: {answer['error']}")
                    refused.add((worker.name, name))
                    continue
                # The first round warms up; it counts only where one run takes seconds.
                if turn > 0 or answer["ms"] > 2_000:
                    known.append(answer["ms"])
    return times


def report(workers, queries, times):
    medians = {
        engine: {name: statistics.median(runs) for name, runs in by_query.items() if runs}
        for engine, by_query in times.items()
    }
    engines = [worker.name for worker in workers]
    peers = [engine for engine in engines if engine != "samat"]
    head = ["query"] + engines + (["best peer", "ratio"] if peers and "samat" in engines else [])
    rows = []
    ratios = []
    for name in queries:
        row = [name] + [
            f"{medians[engine][name]:.2f}" if name in medians[engine] else "-" for engine in engines
        ]
        known = [medians[engine][name] for engine in peers if name in medians[engine]]
        if known and name in medians.get("samat", {}):
            ratio = medians["samat"][name] / min(known)
            ratios.append(ratio)
            row += [f"{min(known):.2f}", f"{ratio:.2f}"]
        rows.append(row)
    mean = ["mean"]
    for engine in engines:
        values = list(medians[engine].values())
        complete = len(values) == len(queries)
        mean.append(f"{statistics.geometric_mean(values):.2f}" if complete else "-")
    if ratios:
        mean += ["", f"{statistics.geometric_mean(ratios):.2f}"]
    rows.append(mean)
    loads = {worker.name: worker.ready for worker in workers}
    for label, value in [
        ("load units s", lambda ready: f"{ready['load_s']['units']:.2f}"),
        ("load all s", lambda ready: f"{sum(ready['load_s'].values()):.2f}"),
        ("resident MiB", lambda ready: f"{ready['resident_mib']:.0f}"),
        ("peak load MiB", lambda ready: f"{ready['peak_mib']:.0f}"),
    ]:
        rows.append([label] + [value(loads[engine]) for engine in engines])
    widths = [
        max(len(row[column]) for row in rows + [head] if column < len(row))
        for column in range(len(head))
    ]
    for row in [head] + rows:
        print("  ".join(text.rjust(width) for text, width in zip(row, widths)))
    print("Medians in ms; means are geometric; ratio is ours to the best peer's, below 1 is faster.")
    return medians


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", help="folder of the CSV files; .bench-data/SCALE unless given")
    parser.add_argument("--scale", type=float, default=1.0, help="made where the files are missing")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--reps", type=int, default=7)
    parser.add_argument("--only", help="queries, such as q1,q5")
    parser.add_argument("--engines", default=",".join(ENGINES))
    parser.add_argument("--samat", default=os.path.join(HERE, ".build", "release", "samat-bench"))
    parser.add_argument("--json", help="writes all times to this file")
    arguments = parser.parse_args()
    arguments.data = arguments.data or os.path.join(HERE, "..", ".bench-data", f"{arguments.scale:g}")
    if not os.path.exists(os.path.join(arguments.data, "estates.csv")):
        subprocess.run(
            [arguments.samat, "generate", "--out", arguments.data, "--scale", str(arguments.scale)],
            check=True)
    queries = arguments.only.split(",") if arguments.only else QUERIES

    workers = []
    for name in arguments.engines.split(","):
        if name not in ENGINES:
            parser.error(f"unknown engine '{name}'; known are {', '.join(ENGINES)}")
        worker = Worker(name, arguments)
        if "error" in worker.ready:
            print(f"left out {name}: {worker.ready['error']}")
            continue
        workers.append(worker)
        version = worker.ready.get("version", "")
        print(f"loaded {name} {version} in {sum(worker.ready['load_s'].values()):.2f} s", flush=True)
    if not workers:
        sys.exit("no engine could be started")
    print("answers")
    refused = check(workers, queries)
    sys.stdout.flush()
    times = measure(workers, queries, arguments.reps, refused)
    medians = report(workers, queries, times)
    if arguments.json:
        with open(arguments.json, "w") as file:
            ready = {worker.name: worker.ready for worker in workers}
            json.dump(
                {"threads": arguments.threads, "times_ms": times, "medians_ms": medians,
                 "loads": ready}, file, indent=1)
    for worker in workers:
        worker.close()


if __name__ == "__main__":
    main()
