#!/bin/bash
# How long an import of subscribers with plain-text passwords takes, and how much memory: the run command's server (-Xmx512m, H2 in a
# file) on a free port, with a database of its own below target. Needs curl and jcmd.
# import.sh [subscribers]
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
ulimit -f 1048576
count=${1:-100000}
mkdir -p target
rm -rf target/benchmark-import
file=target/benchmark-import.csv
{
  echo 'username,password,displayName,groups'
  awk -v n="$count" 'BEGIN { for (i = 0; i < n; i++) printf "user%06d,password-%d,User Number %d,group%d\n", i, i, i, i % 10 }'
} >"$file"

port=$((30000 + RANDOM % 10000))
base=http://127.0.0.1:$port
api=$base/api/v1
export CALLBOARD_ADMIN_PASSWORD=benchmark-only
asked() { curl -s -u "admin:$CALLBOARD_ADMIN_PASSWORD" "$@"; }

./mvnw -B -ntp ${MAVEN_OPTIONS:-} package payara-micro:start -Dskip.unit.tests=true -Dcallboard.port="$port" \
  -Dcallboard.data="$PWD/target/benchmark-import" >target/benchmark-import.log 2>&1 </dev/null &
maven=$!
server=
trap 'kill ${server:-} "$maven" 2>/dev/null' EXIT
for _ in $(seq 180); do
  sleep 1
  [ "$(asked -o /dev/null -w '%{http_code}' "$api/organizations")" = 200 ] && break
done
server=$(pgrep -P "$maven" -f "callboard.port=$port" | tail -1)
server=${server:-$(pgrep -f "Dcallboard.port=$port .*payara-micro" | tail -1)}

import() { # import QUERY: a job, until it has ended
  local job state begun
  begun=$(date +%s.%N)
  job=$base$(asked -D - -o target/benchmark-import-answer.json -H 'Expect:' -H 'Content-Type: text/csv' --data-binary "@$file" "$api/organizations/BENCH/subscribers.csv?$1" |
    tr -d '\r' | sed -n 's/^Location: .*\(\/api\/v1\)/\1/ip')
  while :; do
    state=$(asked "$job")
    used=$(jcmd "$server" GC.heap_info 2>/dev/null | sed -n 's/.*garbage-first.* used \([0-9]*\)K.*/\1/p')
    [ "${used:-0}" -gt "${peak:-0}" ] && peak=$used
    case $state in *'"state":"running"'*) sleep 0.5 ;; *) break ;; esac
  done
  awk -v b="$begun" -v e="$(date +%s.%N)" -v what="$1" 'BEGIN { printf "%-36s %6.1f s   ", what, e - b }'
  echo "$state" | grep -o '"state":"[a-z]*"\|"counts":{[^}]*}' | tr '\n' ' '
  echo
}

wait_for_phones() { # how long a sign-in takes meanwhile
  curl -s -o /dev/null -w "a phone's sign-in afterwards: %{http_code}, %{time_total} s\n" \
    "$base/provisioning/global?cloud_id=BENCH&cloud_username=user000007&cloud_password=password-7"
}

asked -o /dev/null -X PUT -H 'Content-Type: application/json' -d '{"name":"Benchmark"}' "$api/organizations/BENCH"
echo "$count subscribers, $(stat -c %s "$file") bytes"
import 'dryRun=true'
import 'onConflict=fail'
wait_for_phones
import 'onConflict=update'
begun=$(date +%s.%N)
asked -o target/benchmark-import-export.csv "$api/organizations/BENCH/subscribers.csv"
awk -v b="$begun" -v e="$(date +%s.%N)" 'BEGIN { printf "%-36s %6.1f s\n", "export as CSV", e - b }'
begun=$(date +%s.%N)
asked -o target/benchmark-import-export.json -H 'Callboard-Passphrase: correct horse battery' "$api/organizations/BENCH/export"
awk -v b="$begun" -v e="$(date +%s.%N)" 'BEGIN { printf "%-36s %6.1f s\n", "export as JSON, encrypted", e - b }'
echo "peak of the heap while importing: $((peak / 1024)) MiB of 512"
echo "peak resident: $(sed -n 's/VmHWM: *//p' "/proc/$server/status")"
