#!/usr/bin/env bash
# truckfactor 0.3.2 (PyPI) says: "we remove low-contributing authors … as long as
# still more than half of the files have an owner" (truckfactor/compute.py, after
# Avelino et al.). But it computes the half with `//` and continues while at least
# that many files have an owner. With five files, two by Ada, two by Bo and one by Cy,
# it stops at one author with two files, which is 40 %. The truck factor should be 2;
# truckfactor says 1. Whether it names Ada or Bo depends on how it sorts equal counts.
# Output: "is: 1".
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
"$folder/venv/bin/truckfactor" "$folder/bakery" | tee "$folder/report"
grep -qE 'is: 1$' "$folder/report"
[ "$(grep -c . "$folder/report")" = 2 ]
