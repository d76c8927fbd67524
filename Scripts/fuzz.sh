#!/bin/sh
# Fuzzes parts of the engine for some seconds each and keeps what goes wrong:
#   fuzz.sh BINARY SECONDS FOLDER QUERY-FOLDER [TARGET...]
# Inputs that ended the process are kept in FOLDER as crash-TARGET-N; findings are printed. With
# SAMAT_FUZZ_CORPUS a file of JSON lines with further queries.
set -u
binary=$1
seconds=$2
folder=$3
queries=$4
shift 4
[ $# -gt 0 ] || set -- syntax queries files
mkdir -p "$folder"
failed=0
for target in "$@"; do
  end=$(($(date +%s) + seconds))
  seed=${FUZZ_SEED:-$(date +%s)}
  while :; do
    left=$((end - $(date +%s)))
    [ "$left" -gt 0 ] || break
    input="$folder/input-$target"
    "$binary" "$target" "$left" "$seed" "$input" "$queries" ${SAMAT_FUZZ_CORPUS:+"$SAMAT_FUZZ_CORPUS"} \
      >"$folder/log-$target" 2>&1
    status=$?
    echo "$target, seed $seed: $(tail -n 1 "$folder/log-$target")"
    if [ "$status" -ge 128 ]; then
      number=1
      while [ -e "$folder/crash-$target-$number" ]; do number=$((number + 1)); done
      # The first line says how many bytes follow, and how they were read.
      size=$(head -n 1 "$input" | cut -d ' ' -f 1)
      head=$(head -n 1 "$input" | wc -c)
      head -c $((head + size)) "$input" >"$folder/crash-$target-$number"
      cp "$folder/log-$target" "$folder/crash-$target-$number.log"
      echo "ended by signal $((status - 128)); the input is in $folder/crash-$target-$number"
      failed=1
    elif [ "$status" -ne 0 ]; then
      grep -A 8 '^finding' "$folder/log-$target" || cat "$folder/log-$target"
      failed=1
      break
    fi
    seed=$((seed + 1))
  done
done
exit $failed
