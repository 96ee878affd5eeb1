#!/usr/bin/env bash
# toml 0.10.2 (Python): if a list starts with an inline table, the parser silently
# drops every later value that is not a table. TOML 1.0 allows such a list. A parser
# of TOML 0.5 must refuse it, as this one does if the number comes first. Therefore
# roundtable writes only tables into a list of tables.
# Output: [{ b = 3 }, 4] -> [{'b': 3}]
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q toml==0.10.2 >/dev/null
"$folder/venv/bin/python" - <<'PY'
import sys, toml, tomllib
text = "a = [{ b = 3 }, 4]"
ours, right = toml.loads(text)["a"], tomllib.loads(text)["a"]
print(text, "->", ours, "and tomllib:", right)
try:
    toml.loads("a = [4, { b = 3 }]"); refused = False
except toml.TomlDecodeError as error:
    refused = True; print("a = [4, { b = 3 }] ->", error)
sys.exit(0 if ours == [{"b": 3}] and right == [{"b": 3}, 4] and refused else 1)
PY
