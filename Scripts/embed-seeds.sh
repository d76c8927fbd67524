#!/bin/sh
# Writes the CSV files of seeds/ into one Swift source, so that the tables travel inside every
# binary that links SamatKit. Run by `make seeds`; a test fails when the source is out of date.
set -eu
cd "$(dirname "$0")/.."
out=${1:-Sources/SamatKit/Seeds/EmbeddedSeeds.swift}
{
  cat <<'SWIFT'
// Made by Scripts/embed-seeds.sh from seeds/*.csv. Edit those files, then run `make seeds`.
// swift-format-ignore-file

/// The text of the seed files, as it stands in the folder `seeds`.
enum EmbeddedSeeds {
  /// The CSV text of a table; nil where the seeds have no such table.
  static func csv(_ table: String) -> StaticString? {
    switch table {
SWIFT
  for file in seeds/*.csv; do
    name=$(basename "$file" .csv)
    echo "    case \"$name\": ${name}CSV"
  done
  cat <<'SWIFT'
    default: nil
    }
  }

  /// The names of the tables, in alphabetical order.
  static let names: [String] = [
SWIFT
  for file in seeds/*.csv; do echo "    \"$(basename "$file" .csv)\","; done
  echo "  ]"
  for file in seeds/*.csv; do
    name=$(basename "$file" .csv)
    printf '\n  private static let %sCSV: StaticString = ####"""\n' "$name"
    cat "$file"
    printf '"""####\n'
  done
  echo "}"
} > "$out"
