#!/bin/sh
# Prints wall time and peak memory of short runs of the shell: bench-startup.sh BINARY
set -eu
binary=$1
runs=${2:-50}
measure() { # label, arguments...
  label=$1
  shift
  python3 - "$label" "$runs" "$binary" "$@" <<'PYTHON'
import resource, statistics, subprocess, sys, time
label, runs, command = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
times = []
for _ in range(runs):
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    times.append((time.perf_counter() - start) * 1000)
times.sort()
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
print(f"{label:<34} median {statistics.median(times):6.1f} ms  min {times[0]:6.1f} ms  "
      f"max {times[-1]:6.1f} ms  peak {peak:5.1f} MB")
PYTHON
}
measure "print 1" -c 'print 1'
measure "units by domain" -c 'units | summarize n = count() by domain'
measure "482 counties joined to provinces" \
  -c 'counties | lookup provinces on province | summarize n = count() by name1 | top 3 by n'
