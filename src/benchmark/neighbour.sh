#!/bin/bash
# What one organization's GET and PUT wait for while another one edits and imports as much as it can. Loopback only, bounded.
# Starts the run command's server on a free port with a database of its own below target, and stops it.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
ulimit -f 4194304
seconds=${1:-10} # of each measurement
mkdir -p target

port=$((30000 + RANDOM % 10000))
export CALLBOARD_ADMIN_PASSWORD=neighbour-at-loopback
./mvnw -B -ntp package payara-micro:start -Dskip.unit.tests=true -Dcallboard.port="$port" \
  -Dcallboard.data="$PWD/target/neighbour-data" >target/neighbour.log 2>&1 </dev/null &
maven=$!
trap 'pkill -P "$maven"; kill "$maven" 2>/dev/null' EXIT
for _ in $(seq 180); do
  sleep 1
  kill -0 "$maven" 2>/dev/null || exit 1
  [ "$(curl -s -o /dev/null -w '%{http_code}' -u "admin:$CALLBOARD_ADMIN_PASSWORD" "http://127.0.0.1:$port/api/v1/organizations")" = 200 ] && break
done

java src/benchmark/Neighbour.java "$port" "admin:$CALLBOARD_ADMIN_PASSWORD" "$seconds"
