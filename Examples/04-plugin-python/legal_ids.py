#!/usr/bin/env python3
"""A plug-in for samat-repl: check digits of Iranian national ids.

    legal_id_fault(id)     what is wrong with the id of a legal person (11 digits), "" if nothing
    is_legal_id(id)        whether it is one
    person_id_fault(id)    the same for the id of a natural person (10 digits)

The functions are at the top; the conversation with the host, which any plug-in can copy, is below.
Nothing but Python's own library is needed.
"""

import json
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


HELLO = {
    "type": "hello",
    "protocol": 1,
    "name": "legal-ids",
    "version": "1.0.0",
    "description": "Checks the digits of Iranian national ids.",
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
    ],
}

FUNCTIONS = {
    "legal_id_fault": legal_id_fault,
    "is_legal_id": is_legal_id,
    "person_id_fault": person_id_fault,
}


# What follows is the same in every plug-in.


def send(message):
    text = json.dumps(message, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    sys.stdout.buffer.write(text.encode() + b"\n")
    sys.stdout.buffer.flush()


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
    for line in sys.stdin.buffer:
        message = json.loads(line)
        # Other messages are the host's hello, and `cancel`, which comes too late for a plug-in that
        # answers in milliseconds.
        if message["type"] == "call":
            send(answer(message))


if __name__ == "__main__":
    main()
