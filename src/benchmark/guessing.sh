#!/bin/bash
# What honest phones get while strangers guess, and whether the time of a refusal tells who exists. Loopback only, bounded.
# Starts the run command's server on a free port with a database of its own below target, and stops it.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
ulimit -f 1048576
rounds=${1:-400}
mkdir -p target

port=$((30000 + RANDOM % 10000))
export CALLBOARD_ADMIN_PASSWORD=guessing-at-loopback
./mvnw -B -ntp package payara-micro:start -Dskip.unit.tests=true -Dcallboard.port="$port" \
  -Dcallboard.data="$PWD/target/guessing-data" >target/guessing.log 2>&1 </dev/null &
maven=$!
trap 'pkill -P "$maven"; kill "$maven" 2>/dev/null' EXIT
for _ in $(seq 180); do
  sleep 1
  kill -0 "$maven" 2>/dev/null || exit 1
  [ "$(curl -s -o /dev/null -w '%{http_code}' -u "admin:$CALLBOARD_ADMIN_PASSWORD" "http://127.0.0.1:$port/api/v1/organizations")" = 200 ] && break
done

for connections in 4 16 64; do
  java src/benchmark/Guessing.java storm "$port" "admin:$CALLBOARD_ADMIN_PASSWORD" "$connections"
done
java src/benchmark/Guessing.java storm "$port" "admin:$CALLBOARD_ADMIN_PASSWORD" 64 16
java src/benchmark/Guessing.java time "$port" "admin:$CALLBOARD_ADMIN_PASSWORD" "$rounds"
