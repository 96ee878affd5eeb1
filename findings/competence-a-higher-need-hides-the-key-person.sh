#!/usr/bin/env bash
# competence 0.1.0 (PyPI; Python 3.12 or newer): a skill has one flag, and they are
# looked at in an order. One person of six can do a skill of the highest priority at
# level 5. Needed is one expert: "Key-person risk". Needed are two: "Below expert
# target" alone, and the team's headline counts no key person any more, though all
# depends on the same person. A skill of priority 2 never has that flag.
# So its counts of one round and the next cannot be compared where a need was raised,
# and they are not ours: we say "depends on one person" however many are needed.
# Seen: Key-person risk 1 / Below expert target 0 -> 0 / 1; priority 2: no flag.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
for python in python3 python3.14 python3.13 python3.12 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[2-9]*/bin/python3; do
  "$python" -c 'import sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && break
done
"$python" -m venv "$folder/venv"
# Its numbers are plain functions: the web server that it also is need not be there.
"$folder/venv/bin/pip" install -q --no-deps competence==0.1.0 >/dev/null
"$folder/venv/bin/python" - <<'PY'
import sys
from competence.core.metrics import Observation, headline, skill_stats

team = {person: [Observation(level, 2, None)] for person, level in enumerate([5, 1, 1, 0, 2, 1])}
def counts(priority, experts):
    stats = skill_stats([own[0] for own in team.values()], priority, experts)
    whole = headline(team, [stats])
    print(f"priority {priority}, experts needed {experts}: {stats.flag};",
          f"key-person risks {whole.key_person_risks}, below target {whole.below_expert_target}")
    return whole.key_person_risks, whole.below_expert_target

seen = [counts(3, 1), counts(3, 2), counts(2, 1)]
sys.exit(0 if seen == [(1, 0), (0, 1), (0, 0)] else 1)
PY
