"""Drives the shell from Python: rows, parameters, errors, and a shell that has gone."""

from samat import QueryError, Samat

with Samat() as samat:
    # Rows are dictionaries.
    for row in samat.ask("units | summarize n = count() by domain | sort by n desc"):
        print(row["domain"], row["n"])

    # A parameter is a value, whatever it holds: it cannot become a part of the query.
    query = """
        declare query_parameters(least:long, called:string = '');
        provinces | where population_1395 > least and (isempty(called) or name_fa == called)
        | sort by population_1395 desc | project name_fa, population_1395
        """
    print(len(samat.ask(query, least=4_000_000)), "large provinces")
    print(samat.ask(query, least=0, called="کرمان"))
    print(samat.ask(query, least=0, called="' or 1 == 1 //"))

    # A mistake has a code and a place, and the shell goes on.
    mistake = "واحدها | where statee == 'idle'"
    try:
        samat.ask(mistake)
    except QueryError as error:
        wrong = mistake.encode()[error.start : error.end].decode()
        print(f"{error.code}: {error} (at '{wrong}')")

    # What commands make stays for the queries that follow ...
    samat.ask(".set large <| provinces | where population_1395 > 4000000")
    print(samat.ask("large | count")[0]["Count"])

    # ... as long as the shell lives. Where it has gone, the next query starts another.
    samat.process.kill()
    samat.process.wait()
    print(samat.ask("print alive = true"))
    try:
        samat.ask("large | count")
    except QueryError as error:
        print(error.code)
