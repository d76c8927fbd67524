"""Asks a running samat-repl, by its JSON lines protocol."""

import json
import os
import subprocess


class QueryError(Exception):
    """A query that was refused: its code, and where in its text."""

    def __init__(self, error):
        super().__init__(error["message"])
        self.code = error["code"]
        # Bytes of the query in UTF-8; None where the error has no place.
        self.start = error.get("start")
        self.end = error.get("end")


class Samat:
    """A shell that answers queries until it is closed.

    It is started when it is first needed, and again where it has gone: what queries have made
    (`.set`, `.create table`) is lost with it, what files hold is read anew.
    """

    def __init__(self, *options, program=None):
        self.command = [program or os.environ.get("SAMAT_REPL", "samat-repl"), "--jsonl", *options]
        self.process = None
        self.number = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def _start(self):
        # Standard error stays that of this program: what is wrong with the options is said there.
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
            encoding="utf-8")

    def _exchange(self, request):
        """The answer to a request, None where the shell has gone."""
        try:
            self.process.stdin.write(json.dumps(request, ensure_ascii=False) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            return None
        return json.loads(line) if line else None

    def ask(self, query, **parameters):
        """The rows of a query, as dictionaries.

        Parameters are those that the query declares; they are never put into its text. A query
        that was sent when the shell went away is asked once more.
        """
        self.number += 1
        request = {"id": self.number, "query": query}
        if parameters:
            request["parameters"] = parameters
        for _ in range(2):
            if self.process is None or self.process.poll() is not None:
                self._start()
            answer = self._exchange(request)
            if answer is not None:
                break
            self.close()
        else:
            raise RuntimeError(f"{self.command[0]} does not answer")
        if answer["id"] != self.number:
            raise RuntimeError(f"an answer to request {answer['id']}, not {self.number}")
        if "error" in answer:
            raise QueryError(answer["error"])
        names = [column["name"] for column in answer["columns"]]
        return [dict(zip(names, row)) for row in answer["rows"]]

    def close(self):
        """Ends the shell; the next query starts another."""
        if self.process is None:
            return
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        self.process.wait(timeout=10)
        self.process.stdout.close()
        self.process = None
