#!/usr/bin/env bash
# Team files through TOML libraries in seven languages, both ways: each library
# reads a file that we saved and a snapshot of it, and writes them again; we must
# read what it wrote as the same team, and a save of ours leaves its other lines
# as it wrote them. Not part of the checks: it needs the net.
#
#   tests/tools/toml_writers.sh target/debug/roundtable
#
# A language that is not installed is left out, and said so.
set -uo pipefail
program=$(realpath "$1")
here=$(realpath "$(dirname "$0")/../..")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
export XDG_STATE_HOME="$work/state" XDG_CONFIG_HOME="$work/config" NO_COLOR=1
failed=0

# What we write: a team after a save, and a snapshot of it.
cp "$here/assets/demo.toml" team.toml
sheet() { printf 'format = 1\nkind = "sheet"\nteam = "Payments"\nname = "Ada"\nrated = %s\n[rating]\nproduct = %s\n' "$@"; }
sheet 2026-11-23 5 >ada.toml
sheet 2026-11-24 1 >later.toml
"$program" collect team.toml ada.toml --settle >/dev/null || { echo "collect fails"; exit 1; }
"$program" snapshot team.toml --out snapshot.toml >/dev/null || { echo "snapshot fails"; exit 1; }
cp "$here/tests/good/every-key.toml" keys.toml

look() { "$program" show "$1" --format json && "$program" show "$1" --format csv && "$program" plan "$1" --format json --without Ada; }

# How many lines that the library wrote a save takes away: it changes an answer, its
# day, and the two fingerprints of the sheet.
saved() {
  cp "$1" saved.toml
  "$program" collect saved.toml later.toml --settle >/dev/null 2>&1 || { echo 99; return; }
  [ "$("$program" show saved.toml --format csv | grep -c '"ada",.*"product",.*,1,')" = 1 ] || { echo 99; return; }
  diff "$1" saved.toml | grep -c '^<'
}

# try LIBRARY VERSION COMMAND…: the command reads $1 and writes $2.
try() {
  local name=$1 version=$2; shift 2
  local result="same" file
  for file in team snapshot keys; do
    if ! "$@" "$file.toml" out.toml >log 2>&1; then
      result="$file: cannot read or write: $(tail -n 1 log | cut -c 1-90)"; break
    fi
    sed -i '/^ *hidden *= *true/d' out.toml
    sed '/^ *hidden *= *true/d' "$file.toml" >before.toml
    if ! diff <(look before.toml 2>&1 | sed 's/before\.toml/FILE/g') \
              <(look out.toml 2>&1 | sed 's/out\.toml/FILE/g') >difference; then
      result="$file: $(grep '^[<>]' difference | tail -n 1 | cut -c 1-120)"; break
    fi
    if [ "$file" = team ]; then
      lines=$(saved out.toml)
      [ "$lines" -le 4 ] || { result="a save changes $lines of its lines"; break; }
    fi
  done
  [ "$result" = same ] || failed=1
  printf '| %s | %s | %s |\n' "$name" "$version" "$result"
}

echo '| library | version | our team, read and written by it, and read by us |'
echo '|---|---|---|'

if python3 -m venv python >/dev/null 2>&1; then
  python/bin/pip install -q tomli-w==1.2.0 tomlkit==0.13.3 toml==0.10.2 rtoml==0.14.0 qtoml==0.3.1 >/dev/null 2>&1 ||
    python/bin/pip install -q tomli-w tomlkit toml rtoml qtoml >/dev/null 2>&1
  for library in tomli_w tomlkit toml rtoml qtoml; do
    cat >"$library.run.py" <<PY
import sys, tomllib, $library as library
text = open(sys.argv[1], encoding="utf-8").read()
read = tomllib.loads if "$library" == "tomli_w" else library.loads
data = read(text)
if "$library" == "tomlkit":
    data = data.unwrap()
open(sys.argv[2], "w", encoding="utf-8").write(library.dumps(data))
PY
    version=$(python/bin/python -c "from importlib.metadata import version; print(version('$library'.replace('_', '-')))" 2>/dev/null)
    try "Python $library" "$version" python/bin/python "$library.run.py"
  done
else
  echo "| Python | – | left out |"
fi

if command -v npm >/dev/null; then
  npm init -y >/dev/null 2>&1
  npm install --silent smol-toml @iarna/toml js-toml @ltd/j-toml >/dev/null 2>&1
  cat >writer.mjs <<'JS'
import { readFileSync, writeFileSync } from "node:fs";
const [library, from, to] = process.argv.slice(2);
const toml = await import(library);
const { parse, load, stringify, dump } = { ...toml.default, ...toml };
const text = readFileSync(from, "utf8");
const data = library === "@ltd/j-toml" ? parse(text, 1.0, "\n", true) : (parse ?? load)(text);
const written = library === "@ltd/j-toml" ? stringify(data, { newline: "\n", newlineUnderTableHeader: false }) : (stringify ?? dump)(data);
writeFileSync(to, Array.isArray(written) ? written.join("\n") : written);
JS
  for library in smol-toml @iarna/toml js-toml @ltd/j-toml; do
    version=$(node -p "JSON.parse(require('fs').readFileSync('node_modules/$library/package.json')).version" 2>/dev/null)
    try "JavaScript $library" "$version" node writer.mjs "$library"
  done
else
  echo "| JavaScript | – | left out |"
fi

# Go's and Ruby's libraries as Debian has them.
gocode=/usr/share/gocode/src
for library in github.com/BurntSushi/toml github.com/pelletier/go-toml/v2; do
  package=golang-github-burntsushi-toml-dev; folder=$gocode/$library
  [ "$library" = github.com/BurntSushi/toml ] || package=golang-github-pelletier-go-toml.v2-dev
  if ! command -v go >/dev/null || [ ! -d "$folder" ]; then
    echo "| Go $library | – | left out |"; continue
  fi
  cat >main.go <<GO
package main

import (
	"os"

	toml "$library"
)

func must(err error) {
	if err != nil {
		panic(err)
	}
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	must(err)
	var data map[string]interface{}
	must(toml.Unmarshal(text, &data))
	out, err := os.Create(os.Args[2])
	must(err)
	must(toml.NewEncoder(out).Encode(data))
}
GO
  GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE="$work/gocache" go build -o "go-$package" main.go 2>go.log
  try "Go $library" "$(dpkg-query -W -f '${Version}' "$package")" "./go-$package"
done

for library in toml-rb; do
  if ! ruby -e "require '$library'" 2>/dev/null; then
    echo "| Ruby $library | – | left out |"; continue
  fi
  cat >gem.rb <<'RB'
require "toml-rb"
from, to = ARGV
File.write(to, TomlRB.dump(TomlRB.parse(File.read(from, encoding: "utf-8"))))
RB
  try "Ruby $library" "$(dpkg-query -W -f "\${Version}" ruby-toml-rb 2>/dev/null)" ruby gem.rb
done

if command -v cargo >/dev/null; then
  # basic-toml has no days, as its page says.
  mkdir -p rust/src
  cat >rust/Cargo.toml <<'RS'
[package]
name = "try"
version = "0.0.0"
edition = "2024"
[dependencies]
toml = "1"
toml_edit = { version = "0.25", features = ["serde"] }
[workspace]
RS
  cat >rust/src/main.rs <<'RS'
fn main() {
    let [_, library, from, to] = &std::env::args().collect::<Vec<_>>()[..] else { panic!() };
    let text = std::fs::read_to_string(from).unwrap();
    let data: toml::Table = match library.as_str() {
        "toml_edit" => toml_edit::de::from_str(&text).unwrap(),
        _ => toml::from_str(&text).unwrap(),
    };
    let written = match library.as_str() {
        "toml_edit" => toml_edit::ser::to_string_pretty(&data).unwrap(),
        _ => toml::to_string_pretty(&data).unwrap(),
    };
    std::fs::write(to, written).unwrap();
}
RS
  (cd rust && cargo build -q) >cargo.log 2>&1
  for library in toml toml_edit; do
    version=$(grep -A 1 "^name = \"$library\"" rust/Cargo.lock | grep -o '[0-9][0-9.]*' | head -n 1)
    try "Rust $library" "$version" rust/target/debug/try "$library"
  done
fi

# C++'s libraries as Debian has them.
for library in tomlplusplus toml11; do
  package=lib$library-dev; header=toml.hpp; read=toml::parse
  [ "$library" = toml11 ] || { header=toml++/toml.h; read=toml::parse_file; }
  cat >writer.cpp <<CPP
#define TOML_HEADER_ONLY 1
#include <fstream>
#include <$header>
int main(int, char** paths) { std::ofstream(paths[2]) << $read(paths[1]) << "\n"; }
CPP
  if ! c++ -std=c++17 -o "$library" writer.cpp 2>/dev/null; then
    echo "| C++ $library | – | left out |"; continue
  fi
  try "C++ $library" "$(dpkg-query -W -f '${Version}' "$package" 2>/dev/null)" "./$library"
done

if perl -MTOML::Tiny -e 1 2>/dev/null; then
  version=$(perl -MTOML::Tiny -e 'print $TOML::Tiny::VERSION')
  cat >tiny.pl <<'PL'
use strict; use warnings; use TOML::Tiny qw(from_toml to_toml);
local $/; open my $in, '<:encoding(UTF-8)', $ARGV[0] or die; my ($data, $error) = from_toml(scalar <$in>);
die $error if $error;
open my $out, '>:encoding(UTF-8)', $ARGV[1] or die; print $out to_toml($data);
PL
  try "Perl TOML::Tiny" "$version" perl tiny.pl
else
  echo "| Perl | – | left out |"
fi
exit $failed
