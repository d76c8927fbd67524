#!/bin/sh
# Runs every example of Documentation/Functions.md in a shell, an optimised one for instance: the tests run in a
# debug build, and what the optimiser does to a function shows nowhere else.
#
#   Scripts/check-examples.sh path/to/samat-repl
set -eu
cd "$(dirname "$0")/.."
exec python3 - "$1" <<'PYTHON'
import re, subprocess, sys

page = open("Documentation/Functions.md", encoding="utf-8").read()
examples = re.findall(r"```kql\n(.*?)\n(?://[^\n]*\n?)+```", page, re.S)
failed = 0
for query in examples:
    run = subprocess.run([sys.argv[1], "-c", query], capture_output=True, text=True, timeout=120)
    if run.returncode != 0:
        failed += 1
        print(f"status {run.returncode}: {query}\n{run.stderr}")
print(f"{len(examples)} examples, {failed} failed")
sys.exit(1 if failed or not examples else 0)
PYTHON
