#!/usr/bin/env bash
# blindspot 0.2.3 (PyPI), `scan`, calls a repository "Strong" in which no two people
# know the same file. The repository has 20 files by three people, each file written
# by one person. When one person leaves, 5 to 8 files have no owner, and the report's
# first advice says so. Still, "Ownership" is 100 of 100, the resilience is "Strong",
# and the "bus factor" is 3, which is everybody. The bus factor counts how many people
# wrote half of the lines together, not how many could leave. So do not compare it
# with what people say about themselves. (truckfactor 0.3.2 says 2 for the same
# repository.)
# Output: "100/100  Strong", "Ownership: 100", "8 files would orphan without them".
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q blindspot==0.2.3 >/dev/null
mkdir "$folder/bakery"; cd "$folder/bakery"
export HOME="$folder" GIT_CONFIG_NOSYSTEM=1 COLUMNS=100
git init -q .
write() { # who, file
  for n in $(seq 40); do printf 'def %s_%s(a, b):\n    if a > b:\n        return a - b\n    return a + b\n\n\n' "$2" "$n"; done >"$2.py"
  git add -A
  git -c user.name="$1" -c user.email="$1@example.org" commit -q -m "add $2"
}
for n in $(seq 8); do write ada "oven$n"; done
for n in $(seq 7); do write bo "bread$n"; done
for n in $(seq 5); do write cy "cake$n"; done
"$folder/venv/bin/blindspot" scan --no-reviews . >"$folder/report" 2>&1
grep -E '/100|Ownership|\(root\)|would orphan' "$folder/report"
grep -q '100/100  Strong' "$folder/report"
grep -q 'Ownership: 100' "$folder/report"
grep -q '8 files' "$folder/report"
grep -qE '\(root\) .* 20 .* 3 ' "$folder/report"
