#!/usr/bin/env bash
# mistune 3.4.0, `create_markdown()` with its default escape=True, escapes an entity
# a second time: for `R&amp;D` and `&lt;b>` a reader sees `R&amp;D` and `&lt;b>`, not
# `R&D` and `<b>`. By CommonMark 6.2 an entity stands for its character; that is how
# a writer shows `<b>` as text. With escape=False the entities are right, but then
# any HTML passes through.
# Output: <p>R&amp;amp;D and &amp;lt;b&gt;</p>
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q mistune==3.4.0 >/dev/null
"$folder/venv/bin/python" - <<'PY'
import sys, mistune
text = "R&amp;D and &lt;b>"
usual = mistune.create_markdown()(text).strip()
raw = mistune.create_markdown(escape=False)(text).strip()
print("by default:  ", usual)
print("escape=False:", raw)
sys.exit(0 if usual == "<p>R&amp;amp;D and &amp;lt;b&gt;</p>" and raw == "<p>R&amp;D and &lt;b&gt;</p>" else 1)
PY
