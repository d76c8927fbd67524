#!/bin/sh
# Runs the faults of the journal's file as often as SAMAT_SOAK says (300), and on a small file system
# that runs full where one can be mounted.
set -eu
export SAMAT_SOAK="${SAMAT_SOAK:-300}"
folder=""
cleanup() {
  if [ -n "$folder" ]; then
    umount "$folder" 2>/dev/null || true
    rmdir "$folder" 2>/dev/null || true
  fi
}
trap cleanup EXIT
folder="$(mktemp -d)"
if mount -t tmpfs -o size=2m tmpfs "$folder" 2>/dev/null; then
  export SAMAT_SOAK_FULL="$folder"
else
  echo "soak: no small file system can be mounted here (that takes root); the full disk is left out" >&2
  rmdir "$folder"
  folder=""
fi
"${SWIFT:-swift}" test --filter StoreFaultTests
