#!/bin/bash
# What others wait for while twelve phones ask for answers that are too long, in a heap of 512 MB. Loopback only, bounded.
# Starts the run command's server on a free port with a database of its own below target, twice, and stops it.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
ulimit -f 4194304
mkdir -p target

port=$((30000 + RANDOM % 10000))
export CALLBOARD_ADMIN_PASSWORD=sizes-at-loopback
export JAVA_TOOL_OPTIONS=-Xmx512m

start() { # start ANSWER-KB: the first time with room for what the second would refuse
  CALLBOARD_ANSWER_MAX_KB=$1 ./mvnw -B -ntp package payara-micro:start -Dskip.unit.tests=true -Dcallboard.port="$port" \
    -Dcallboard.data="$PWD/target/sizes-data" >"target/sizes-$1.log" 2>&1 </dev/null &
  maven=$!
  trap 'pkill -P "$maven"; kill "$maven" 2>/dev/null' EXIT
  for _ in $(seq 180); do
    sleep 1
    kill -0 "$maven" 2>/dev/null || exit 1
    [ "$(curl -s -o /dev/null -w '%{http_code}' -u "admin:$CALLBOARD_ADMIN_PASSWORD" "http://127.0.0.1:$port/api/v1/organizations")" = 200 ] && break
  done
}

stop() {
  pkill -P "$maven"
  kill "$maven" 2>/dev/null
  wait "$maven" 2>/dev/null
}

start 65536
JAVA_TOOL_OPTIONS='' java src/benchmark/Sizes.java fill "$port" "admin:$CALLBOARD_ADMIN_PASSWORD"
stop
start 2048
JAVA_TOOL_OPTIONS='' java src/benchmark/Sizes.java read "$port" "admin:$CALLBOARD_ADMIN_PASSWORD"
echo "OutOfMemoryError in the log: $(grep -c OutOfMemoryError target/sizes-2048.log)"
