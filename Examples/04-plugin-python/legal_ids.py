#!/usr/bin/env python3
"""A plug-in for samat-repl: are these numbers what they should be?

    legal_id_fault(id)             what is wrong with the id of a legal person (11 digits), "" if nothing
    is_legal_id(id)                whether it is one
    person_id_fault(id)            the same for the id of a natural person (10 digits)
    evaluate first_digits(column)  first digits of amounts, beside those that Benford's law expects

The functions are at the top; the conversation with the host, which any plug-in can copy, is below.
Nothing but Python's own library is needed.
"""

import json
import math
import sys
from operator import mul

WEIGHTS = (29, 27, 23, 19, 17, 29, 27, 23, 19, 17)
WEIGHT = sum(WEIGHTS)


# Python takes Persian and Arabic digits for digits as well, so that people may type either.


def legal_id_fault(text):
    digits = text.strip()
    if len(digits) != 11 or not digits.isdecimal():
        return "not 11 digits"
    numbers = list(map(int, digits))
    # The digit before the last, and 2, is added to each of the ten before they are weighed.
    total = sum(map(mul, numbers, WEIGHTS)) + (numbers[9] + 2) * WEIGHT
    return "" if total % 11 % 10 == numbers[10] else "check digit"


def is_legal_id(text):
    return legal_id_fault(text) == ""


def person_id_fault(text):
    digits = text.strip()
    if len(digits) != 10 or not digits.isdecimal():
        return "not 10 digits"
    numbers = list(map(int, digits))
    if len(set(numbers)) == 1:
        return "one digit only"
    rest = sum(map(mul, numbers, range(10, 1, -1))) % 11
    return "" if numbers[9] == (rest if rest < 2 else 11 - rest) else "check digit"


def first_digits(table, column):
    counts = [0] * 10
    for value in table[column]:
        # A null says nothing, and zero has no first digit.
        if value and isinstance(value, (int, float)):
            counts[int(f"{abs(value):e}"[0])] += 1
    total = sum(counts)
    return {
        "digit:long": list(range(1, 10)),
        "n:long": counts[1:],
        "share:real": [count / total if total else None for count in counts[1:]],
        "expected:real": [round(math.log10(1 + 1 / digit), 4) for digit in range(1, 10)],
    }


HELLO = {
    "type": "hello",
    "protocol": 1,
    "name": "legal-ids",
    "version": "1.0.0",
    "description": "Checks national ids and the first digits of amounts.",
    "functions": [
        {
            "name": "legal_id_fault",
            "description": "Returns what is wrong with the national id of a legal person.",
            "search": ["شناسه ملی", "company", "check digit"],
            "parameters": [{"name": "id", "type": "string"}],
            "returns": "string",
            "examples": [
                {"query": "print legal_id_fault('10380284791')", "result": "check digit"}
            ],
        },
        {
            "name": "is_legal_id",
            "description": "Returns whether a text is the national id of a legal person.",
            "search": ["شناسه ملی", "company", "check digit"],
            "parameters": [{"name": "id", "type": "string"}],
            "returns": "bool",
            "examples": [{"query": "print is_legal_id('10380284790')", "result": "true"}],
        },
        {
            "name": "person_id_fault",
            "description": "Returns what is wrong with the national id of a natural person.",
            "search": ["کد ملی", "check digit"],
            "parameters": [{"name": "id", "type": "string"}],
            "returns": "string",
            "examples": [{"query": "print person_id_fault('1111111111')", "result": "one digit only"}],
        },
        {
            "name": "first_digits",
            "kind": "table",
            "description": "Returns how often numbers begin with each digit, and how often expected.",
            "search": ["benford", "fraud"],
            "parameters": [{"name": "column", "types": ["int", "long", "real"]}],
            "examples": [
                {
                    "query": "range x from 1 to 9 step 1 | evaluate first_digits(x) | summarize sum(n)",
                    "result": "9",
                }
            ],
        },
    ],
}

FUNCTIONS = {
    "legal_id_fault": legal_id_fault,
    "is_legal_id": is_legal_id,
    "person_id_fault": person_id_fault,
}

# From a table, a dictionary of columns, to a table.
TABLE_FUNCTIONS = {"first_digits": first_digits}


# What follows is the same in every plug-in.


def send(message):
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    sys.stdout.buffer.write(text.encode() + b"\n")
    sys.stdout.buffer.flush()


def answer_table(call, lines):
    """Reads the rows of a call with a table, and writes those of the answer."""
    names = [column["name"] for column in call["columns"]]
    table = {name: [] for name in names}
    count = 0
    while count < call["rows"]:
        rows = json.loads(next(lines))
        for name, values in zip(names, rows["columns"]):
            table[name] += values
        count += rows["rows"]
    arguments = [
        names[argument["column"]] if "column" in argument else argument["value"]
        for argument in call["arguments"]
    ]
    try:
        result = TABLE_FUNCTIONS[call["function"]](table, *arguments)
    except Exception as error:
        send({"type": "error", "id": call["id"], "message": f"{type(error).__name__}: {error}"})
        return
    columns = [dict(zip(("name", "type"), name.rsplit(":", 1))) for name in result]
    send({"type": "table", "id": call["id"], "columns": columns})
    values = list(result.values())
    for start in range(0, len(values[0]), 8192):
        part = [column[start : start + 8192] for column in values]
        send({"type": "rows", "id": call["id"], "rows": len(part[0]), "columns": part})
    send({"type": "result", "id": call["id"]})


def answer(call):
    function = FUNCTIONS[call["function"]]
    rows = call["rows"]
    columns = [
        [argument["constant"]] * rows if isinstance(argument, dict) else argument
        for argument in call["arguments"]
    ]
    column = []
    try:
        if len(columns) == 1:
            column = list(map(function, columns[0]))
        else:
            column = [function(*(values[row] for values in columns)) for row in range(rows)]
    except Exception as error:  # The query is told; the plug-in goes on.
        return {"type": "error", "id": call["id"], "message": f"{type(error).__name__}: {error}"}
    return {"type": "result", "id": call["id"], "column": column}


def main():
    send(HELLO)
    lines = iter(sys.stdin.buffer)
    for line in lines:
        message = json.loads(line)
        # Other messages are the host's hello, and `cancel`, which comes too late for a plug-in that
        # answers in milliseconds.
        if message["type"] == "call":
            send(answer(message))
        elif message["type"] == "table":
            answer_table(message, lines)


if __name__ == "__main__":
    main()
