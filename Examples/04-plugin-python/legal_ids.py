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

# Persian and Arabic digits count as European ones, as people type them.
DIGITS = str.maketrans("۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩", "01234567890123456789")
WEIGHTS = (29, 27, 23, 19, 17, 29, 27, 23, 19, 17)


def legal_id_fault(text):
    digits = text.translate(DIGITS).strip()
    if len(digits) != 11 or not (digits.isascii() and digits.isdigit()):
        return "not 11 digits"
    numbers = [int(digit) for digit in digits]
    shift = numbers[9] + 2
    total = sum((number + shift) * weight for number, weight in zip(numbers, WEIGHTS))
    if total % 11 % 10 != numbers[10]:
        return "check digit"
    return ""


def is_legal_id(text):
    return legal_id_fault(text) == ""


def person_id_fault(text):
    digits = text.translate(DIGITS).strip()
    if len(digits) != 10 or not (digits.isascii() and digits.isdigit()):
        return "not 10 digits"
    if digits == digits[0] * 10:
        return "one digit only"
    rest = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    if int(digits[9]) != (rest if rest < 2 else 11 - rest):
        return "check digit"
    return ""


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
