#!/usr/bin/env bash
# mistune 3.4.0, `create_markdown()` as it is by default (escape=True): an entity
# in the text is escaped once more, so that a reader sees `R&amp;D` and `&lt;b>`
# as they are written. CommonMark 6.2: entities are the letters they stand for,
# which is how a writer keeps `<b>` text in Markdown. With escape=False they are
# right, but then any HTML goes through.
# Seen: <p>R&amp;amp;D and &amp;lt;b&gt;</p>
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
