"""The peers of benches/growth.rs: `csv FILE` by pandas, `rows FILE` by DuckDB, `plan FILE K` by HiGHS.

Ends with status 1 where the peer is not installed.
"""

import sys
import tomllib


def csv(path):
    import pandas

    pandas.read_csv(path).iloc[:, 1:].describe()


def rows(path):
    import duckdb

    duckdb.sql(
        f"select dimension_id, count(*), sum(filled) from '{path}' "
        "where kind <> 'personality' and needed > 0 group by all having sum(filled) <= 1"
    ).fetchall()


def plan(path, hires):
    """The most seats that so many candidates fill, each row weighed by its priority."""
    import highspy

    with open(path, "rb") as file:
        team = tomllib.load(file)
    model = highspy.Highs()
    model.setOptionValue("output_flag", False)
    hired = [model.addBinary() for _ in team["candidate"]]
    model.addConstr(sum(hired) <= int(hires))
    gain = 0
    for row in team["dimension"]:
        need, name = row["need"], row["id"]
        holds = [person.get("rating", {}).get(name, -1) >= need["level"] for person in team.get("member", [])]
        missing = max(0, need["people"] - sum(holds))
        who = [seat for seat, one in zip(hired, team["candidate"]) if one["rating"].get(name, -1) >= need["level"]]
        if missing and who:
            filled = model.addVariable(0, missing)
            model.addConstr(filled <= sum(who))
            gain += need["priority"] * filled
    model.maximize(gain)


try:
    {"csv": csv, "rows": rows, "plan": plan}[sys.argv[1]](*sys.argv[2:])
except ImportError:
    sys.exit(1)
