"""The other engines of compare.py: each loads the files and runs queries on request.

One request a line on standard input (`run q5`, `rows q5`, `memory`), one JSON answer a line.
"""
import argparse
import ctypes
import datetime
import json
import os
import sys
import time

TABLES = ["units", "cases", "resolutions", "estates"]

SQL = {
    "q1": """select province, count(*) as n from units where status = 'idle'
        group by province order by n desc, province""",
    "q2": """select province, sector, status, count(*) as n, sum(employees) as e, avg(capacity) as c
        from units group by province, sector, status""",
    "q3": """select county, sum(employees) as e from units where status = 'idle'
        group by county order by e desc, county limit 10""",
    "q4": """select province, count(*) as n from units where name like '%کاشی%'
        group by province order by n desc, province""",
    "q5": """select c.obstacle, u.province, count(*) as n from cases c
        join units u on u.id = c.unit_id where u.size_class = 'small'
        group by c.obstacle, u.province""",
    "q6": """select agency, count(*) as n,
        sum(case when done is null or done > deadline then 1 else 0 end) * 1.0 / count(*) as share
        from resolutions group by agency order by share desc, agency""",
    "q7": """select r.agency, quantile_disc(r.done - c.opened, 0.5) as p50,
        quantile_disc(r.done - c.opened, 0.95) as p95
        from resolutions r join cases c on c.id = r.case_id where r.done is not null
        group by r.agency order by r.agency""",
    "q8": """select date_trunc('month', opened)::date as m, obstacle, count(*) as n from cases
        group by m, obstacle order by m, obstacle""",
    "q9": """select u.province, count(*) as n
        from (select unit_id from cases group by unit_id having count(*) >= 3) t
        join units u on u.id = t.unit_id group by u.province order by n desc, u.province""",
    "q10": """select lo, count(*) as n, sum(case when lo = fo then 1 else 0 end)::bigint as same
        from (select unit_id, arg_max(obstacle, opened) as lo, arg_min(obstacle, opened) as fo
        from cases group by unit_id) t group by lo order by n desc, lo""",
    "q11": """select e.id, e.name, count(u.id) as n,
        sum(case when u.status = 'idle' then 1 else 0 end) * 1.0 / nullif(count(u.id), 0) as share
        from estates e left join units u on u.estate_id = e.id
        group by e.id, e.name order by share desc nulls last, e.id limit 20""",
    "q12": """select id, name, province, employees, established from units
        order by province, employees desc, established, id limit 100""",
}
SQL["q10d"] = SQL["q10"].replace("opened", "id")

CLICKHOUSE = dict(
    SQL,
    q6="""select agency, count() as n, countIf(isNull(done) or done > deadline) / count() as share
        from resolutions group by agency order by share desc, agency""",
    q7="""select r.agency as agency, quantileExact(0.5)(r.done - c.opened) as p50,
        quantileExact(0.95)(r.done - c.opened) as p95
        from resolutions r join cases c on c.id = r.case_id where r.done is not null
        group by agency order by agency""",
    q8="""select toStartOfMonth(opened) as m, obstacle, count() as n from cases
        group by m, obstacle order by m, obstacle""",
    q10="""select lo, count() as n, countIf(lo = fo) as same
        from (select unit_id, argMax(obstacle, opened) as lo, argMin(obstacle, opened) as fo
        from cases group by unit_id) t group by lo order by n desc, lo""",
    q11="""select e.id as id, e.name as name, count(u.id) as n,
        countIf(u.status = 'idle') / nullIf(count(u.id), 0) as share
        from estates e left join units u on u.estate_id = e.id
        group by e.id, e.name order by share desc nulls last, id limit 20
        settings join_use_nulls = 1""",
)
CLICKHOUSE["q10d"] = CLICKHOUSE["q10"].replace("opened", "id")
# Its exact quantile takes another rank than the nearest; answers are compared by the ranks alone.
CLICKHOUSE_RANKS = """select agency, days[toUInt64(ceil(0.5 * length(days)))] as p50,
    days[toUInt64(ceil(0.95 * length(days)))] as p95 from (
      select r.agency as agency, arraySort(groupArray(r.done - c.opened)) as days
      from resolutions r join cases c on c.id = r.case_id where r.done is not null
      group by agency) order by agency"""

# Dates are numbers of days since 1970-01-01.
SQLITE = dict(
    SQL,
    q7="""with spans as (select r.agency as agency, r.done - c.opened as days
          from resolutions r join cases c on c.id = r.case_id where r.done is not null),
        ranked as (select agency, days, row_number() over (partition by agency order by days) as place,
          count(*) over (partition by agency) as total from spans)
        select agency, max(case when place = (total + 1) / 2 then days end) as p50,
          max(case when place = (total * 95 + 99) / 100 then days end) as p95
        from ranked group by agency order by agency""",
    q8="""select strftime('%Y-%m-01', opened * 86400, 'unixepoch') as m, obstacle, count(*) as n
        from cases group by 1, 2 order by 1, 2""",
    # A bare column of a group with one max() or min() comes from that row.
    q10="""select lo, count(*) as n, sum(lo = fo) as same from (
          select l.unit_id, l.obstacle as lo, f.obstacle as fo
          from (select unit_id, obstacle, max(opened) from cases group by unit_id) l
          join (select unit_id, obstacle, min(opened) from cases group by unit_id) f
          on l.unit_id = f.unit_id) group by lo order by n desc, lo""",
    q12="""select id, name, province, employees, date(established * 86400, 'unixepoch')
        as established from units order by province, employees desc, established, id limit 100""",
)
SQLITE["q10d"] = SQLITE["q10"].replace("opened", "id")
# The alias of q12 would be sorted by otherwise.
SQLITE["q12"] = SQLITE["q12"].replace("desc, established,", "desc, units.established,")


class DuckDB:
    """DuckDB in memory; with `enum`, columns of few values are of an ENUM type."""

    names = dict(
        units=["province", "county", "sector", "size_class", "status"],
        cases=["obstacle", "agency"], resolutions=["agency"], estates=[])
    types = dict(
        units=dict(sector="VARCHAR", employees="INTEGER", capacity="DOUBLE", estate_id="INTEGER"),
        cases=dict(session_id="INTEGER"), resolutions=dict(amount="DOUBLE"),
        estates=dict(id="INTEGER"))

    def __init__(self, folder, threads, enum):
        import duckdb

        self.version = duckdb.__version__
        self.connection = duckdb.connect(":memory:")
        self.connection.execute(f"set threads = {threads}")
        self.connection.execute("set enable_progress_bar = false")
        self.load_s = {}
        known = set()
        try:
            import pyarrow  # noqa: F401

            self.arrow = True
        except ImportError:
            self.arrow = False
        for table in TABLES:
            start = time.perf_counter()
            types = dict(self.types[table])
            path = f"{folder}/{table}.csv"
            if enum:
                for column in self.names[table]:
                    if column not in known:
                        self.connection.execute(
                            f"create type {column}_name as enum (select distinct {column} from "
                            f"read_csv('{path}', types = {self.types[table]}) "
                            f"where {column} is not null order by 1)")
                        known.add(column)
                    types[column] = f"{column}_name"
            self.connection.execute(
                f"create table {table} as select * from read_csv('{path}', types = {types})")
            self.load_s[table] = time.perf_counter() - start

    def run(self, name):
        # A table of columns, as the other engines give; rows of Python objects would cost more.
        if self.arrow:
            result = self.connection.sql(SQL[name])
            (result.to_arrow_table if hasattr(result, "to_arrow_table") else result.arrow)()
        else:
            self.connection.execute(SQL[name]).fetchall()

    def rows(self, name):
        return self.connection.execute(SQL[name]).fetchall()


class Polars:
    """Polars; columns of few values are categorical."""

    def __init__(self, folder, threads):
        import polars

        self.version = polars.__version__
        assert polars.thread_pool_size() == threads
        text, category = polars.String, polars.Categorical
        whole, small, real, date = polars.Int64, polars.Int32, polars.Float64, polars.Date
        schemas = dict(
            units=dict(
                id=whole, name=text, province=category, county=category, sector=category,
                size_class=category, status=category, employees=small, capacity=real,
                established=date, knowledge_based=polars.Boolean, estate_id=small),
            cases=dict(
                id=whole, unit_id=whole, obstacle=category, agency=category, opened=date,
                session_id=small),
            resolutions=dict(
                id=whole, case_id=whole, agency=category, decided=date, deadline=date, done=date,
                amount=real),
            estates=dict(
                id=small, name=text, province=category, kind=category, area_ha=real,
                established=date))
        self.load_s = {}
        frames = []
        for table in TABLES:
            start = time.perf_counter()
            frame = polars.read_csv(f"{folder}/{table}.csv", schema=schemas[table]).rechunk()
            self.load_s[table] = time.perf_counter() - start
            frames.append(frame.lazy())
        self.plans = self.make_plans(polars, *frames)

    @staticmethod
    def make_plans(polars, units, cases, resolutions, estates):
        col, size = polars.col, polars.len()
        # Categories are sorted by their texts, as in the other engines.
        idle = units.filter(col("status") == "idle")

        def last_and_first(by):
            return (
                cases.group_by("unit_id")
                .agg(
                    lo=col("obstacle").get(col(by).arg_max()),
                    fo=col("obstacle").get(col(by).arg_min()))
                .group_by("lo")
                .agg(n=size, same=(col("lo") == col("fo")).sum())
                .sort("n", "lo", descending=[True, False]))

        return dict(
            q1=idle.group_by("province").agg(n=size).sort("n", "province", descending=[True, False]),
            q2=units.group_by("province", "sector", "status").agg(
                n=size, e=col("employees").sum(), c=col("capacity").mean()),
            q3=idle.group_by("county").agg(e=col("employees").sum())
            .sort("e", "county", descending=[True, False]).head(10),
            q4=units.filter(col("name").str.contains("کاشی", literal=True))
            .group_by("province").agg(n=size).sort("n", "province", descending=[True, False]),
            q5=cases.join(
                units.filter(col("size_class") == "small").select("id", "province"),
                left_on="unit_id", right_on="id").group_by("obstacle", "province").agg(n=size),
            q6=resolutions.group_by("agency").agg(
                n=size,
                share=(col("done").is_null() | (col("done") > col("deadline")))
                .fill_null(True).mean()).sort("share", "agency", descending=[True, False]),
            q7=resolutions.filter(col("done").is_not_null())
            .join(cases.select("id", "opened"), left_on="case_id", right_on="id")
            .with_columns(days=(col("done") - col("opened")).dt.total_days())
            .group_by("agency").agg(
                p50=col("days").quantile(0.5, "equiprobable"),
                p95=col("days").quantile(0.95, "equiprobable")).sort("agency"),
            q8=cases.group_by(m=col("opened").dt.truncate("1mo"), obstacle=col("obstacle"))
            .agg(n=size).sort("m", "obstacle"),
            q9=cases.group_by("unit_id").agg(k=size).filter(col("k") >= 3)
            .join(units.select("id", "province"), left_on="unit_id", right_on="id")
            .group_by("province").agg(n=size).sort("n", "province", descending=[True, False]),
            q10=last_and_first("opened"), q10d=last_and_first("id"),
            q11=estates.join(
                units.select("estate_id", "status", unit=col("id")),
                left_on="id", right_on="estate_id", how="left")
            .group_by("id", "name")
            .agg(n=col("unit").count(), idle=(col("status") == "idle").sum())
            .select(
                "id", "name", "n",
                share=polars.when(col("n") > 0).then(col("idle") / col("n")))
            .sort("share", "id", descending=[True, False], nulls_last=True).head(20),
            q12=units.select("id", "name", "province", "employees", "established")
            .sort("province", "employees", "established", "id",
                  descending=[False, True, False, False]).head(100))

    def run(self, name):
        self.plans[name].collect()

    def rows(self, name):
        return self.plans[name].collect().rows()


class ClickHouse:
    """ClickHouse in the process (chDB), tables in memory, names as LowCardinality."""

    def __init__(self, folder, threads):
        import chdb

        self.connection = chdb.connect(":memory:")
        self.version = str(self.connection.query("select version()")).strip().strip('"')
        self.connection.query(f"set max_threads = {threads}")
        self.connection.query(f"set max_insert_threads = {threads}")
        self.connection.query("set output_format_json_quote_64bit_integers = 0")
        name = "LowCardinality(String)"
        columns = dict(
            units=f"id Int64, name String, province {name}, county {name}, sector {name}, "
            f"size_class {name}, status {name}, employees Int32, capacity Nullable(Float64), "
            "established Date, knowledge_based Bool, estate_id Nullable(Int32)",
            cases=f"id Int64, unit_id Int64, obstacle {name}, agency {name}, opened Date, "
            "session_id Int32",
            resolutions=f"id Int64, case_id Int64, agency {name}, decided Date, deadline Date, "
            "done Nullable(Date), amount Nullable(Float64)",
            estates=f"id Int32, name String, province {name}, kind {name}, area_ha Float64, "
            "established Date32")
        self.load_s = {}
        for table in TABLES:
            start = time.perf_counter()
            self.connection.query(f"create table {table} ({columns[table]}) engine = Memory")
            self.connection.query(
                f"insert into {table} select * from "
                f"file('{folder}/{table}.csv', 'CSVWithNames', '{columns[table]}')")
            self.load_s[table] = time.perf_counter() - start

    def run(self, name):
        self.connection.query(CLICKHOUSE[name], "TabSeparated")

    def rows(self, name):
        query = CLICKHOUSE_RANKS if name == "q7" else CLICKHOUSE[name]
        text = str(self.connection.query(query, "JSONCompactEachRow"))
        return [json.loads(line) for line in text.splitlines() if line]


class SQLite:
    """SQLite in memory, as the standard library of Python has it."""

    columns = dict(
        units="id integer primary key, name text, province text, county text, sector text, "
        "size_class text, status text, employees int, capacity real, established int, "
        "knowledge_based int, estate_id int",
        cases="id integer primary key, unit_id int, obstacle text, agency text, opened int, "
        "session_id int",
        resolutions="id integer primary key, case_id int, agency text, decided int, deadline int, "
        "done int, amount real",
        estates="id integer primary key, name text, province text, kind text, area_ha real, "
        "established int")
    dates = dict(units=[9], cases=[4], resolutions=[3, 4, 5], estates=[5])

    def __init__(self, folder, threads):
        import csv
        import sqlite3

        self.version = sqlite3.sqlite_version
        self.connection = sqlite3.connect(":memory:")
        self.connection.execute(f"pragma threads = {max(0, threads - 1)}")
        self.connection.execute("pragma temp_store = memory")
        self.load_s = {}
        epoch = datetime.date(1970, 1, 1).toordinal()
        days = {"": None}
        for table in TABLES:
            start = time.perf_counter()
            self.connection.execute(f"create table {table} ({self.columns[table]})")

            def cells():
                with open(f"{folder}/{table}.csv", newline="") as file:
                    reader = csv.reader(file)
                    next(reader)
                    for row in reader:
                        for place in self.dates[table]:
                            text = row[place]
                            if text not in days:
                                days[text] = datetime.date.fromisoformat(text).toordinal() - epoch
                            row[place] = days[text]
                        yield [None if value == "" else value for value in row]

            marks = ",".join("?" * (self.columns[table].count(",") + 1))
            with self.connection:
                self.connection.executemany(f"insert into {table} values ({marks})", cells())
            self.load_s[table] = time.perf_counter() - start

    def run(self, name):
        self.connection.execute(SQLITE[name]).fetchall()

    def rows(self, name):
        return self.connection.execute(SQLITE[name]).fetchall()


def memory():
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    except OSError:
        pass
    fields = {}
    for line in open("/proc/self/status"):
        key, _, value = line.partition(":")
        if key in ("VmRSS", "VmHWM"):
            fields[key] = int(value.split()[0]) / 1024
    return {"resident_mib": fields["VmRSS"], "peak_mib": fields["VmHWM"]}


def text(value):
    if isinstance(value, datetime.timedelta):
        return value.days
    if isinstance(value, (datetime.date, datetime.datetime)):
        return value.isoformat()[:10]
    if hasattr(value, "__float__"):
        return float(value)
    return str(value)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("engine")
    parser.add_argument("--data", required=True)
    parser.add_argument("--threads", type=int, required=True)
    arguments = parser.parse_args()
    # What an engine prints by itself must not come between the answers.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def say(answer):
        answers.write(json.dumps(answer, default=text) + "\n")
        answers.flush()

    folder, threads = os.path.abspath(arguments.data), arguments.threads
    make = {
        "duckdb": lambda: DuckDB(folder, threads, enum=False),
        "duckdb-enum": lambda: DuckDB(folder, threads, enum=True),
        "polars": lambda: Polars(folder, threads),
        "chdb": lambda: ClickHouse(folder, threads),
        "sqlite": lambda: SQLite(folder, threads),
    }[arguments.engine]
    try:
        engine = make()
    except ImportError as problem:
        return say({"error": f"not installed ({problem.name})"})
    except Exception as problem:
        return say({"error": f"{type(problem).__name__}: {str(problem)[:400]}"})
    say(dict(memory(), load_s=engine.load_s, version=engine.version))
    for line in sys.stdin:
        verb, _, name = line.strip().partition(" ")
        try:
            if verb == "run":
                start = time.perf_counter()
                engine.run(name)
                say({"ms": (time.perf_counter() - start) * 1e3})
            elif verb == "rows":
                say({"rows": [list(row) for row in engine.rows(name)]})
            elif verb == "memory":
                say(memory())
            else:
                say({"error": f"unknown request '{verb}'"})
        except Exception as problem:
            say({"error": f"{type(problem).__name__}: {str(problem)[:300]}"})


if __name__ == "__main__":
    main()
