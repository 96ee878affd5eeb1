#!/usr/bin/env bash
# truckfactor 0.3.2 (PyPI): "we remove low-contributing authors … as long as still
# more than half of the files have an owner" (truckfactor/compute.py, after Avelino
# et al.). It halves with `//` and goes on while at least that many are left, so that
# of five files of which Ada and Bo own two each and Cy one, one author is left with
# two files: 40 %. The factor should be 2; it says 1, and which of the two is named
# depends on how equal counts are sorted.
# Seen: "is: 1".
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q truckfactor==0.3.2 >/dev/null
export HOME="$folder" GIT_CONFIG_NOSYSTEM=1 TMPDIR="$folder"
git init -q "$folder/bakery"; cd "$folder/bakery"
write() { # who, file
  seq 30 >"$2.txt"; git add -A
  git -c user.name="$1" -c user.email="$1@example.org" commit -q -m "add $2"
}
write ada oven; write ada mixer; write bo bread; write bo cake; write cy till
cd "$folder"
"$folder/venv/bin/truckfactor" "$folder/bakery" | tee "$folder/said"
grep -qE 'is: 1$' "$folder/said"
[ "$(grep -c . "$folder/said")" = 2 ]
