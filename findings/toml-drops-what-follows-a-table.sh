#!/usr/bin/env bash
# toml 0.10.2 (Python): in a list that begins with an inline table, every value
# after it that is no table is dropped without a word. TOML 1.0 allows such a
# list, and a parser of TOML 0.5 has to refuse it, as this one does where the
# number comes first. We therefore write lists of tables alone.
# Seen: [{ b = 3 }, 4] -> [{'b': 3}]
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
