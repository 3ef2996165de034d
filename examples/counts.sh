#!/bin/sh
# Which counts of a document do not hold? "Six priority tasks", and the list has five. One line for each, with what was found.
#
#   examples/counts.sh file...          needs duidu (build/native/duidu, or DUIDU) and node
set -eu
here=$(dirname "$0")
duidu=${DUIDU:-$here/../build/native/duidu}

printf '%s\n' "$@" | "$duidu" read --batch --format json | node -e '
for (const line of require("fs").readFileSync(0, "utf8").split("\n").filter(Boolean)) {
  const {source, error, text, counts = []} = JSON.parse(line);
  if (error) { console.log(`${source.name}: ${error}`); continue; }
  const wrong = counts.filter(count => count.enumeration && !count.holds);
  console.log(`${source.name}: ${counts.length} counts, ${wrong.length} that do not hold`);
  for (const {span, found} of wrong) console.log(`  ${text.slice(...span)}: found ${found}`);
}'
