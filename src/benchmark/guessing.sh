#!/bin/bash
# What honest phones get while strangers guess, and whether the time of a refusal tells who exists. Loopback only, bounded.
# Starts the run command's server on a free port with a database of its own below target, and stops it.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
. src/benchmark/server.sh
rounds=${1:-400}

export CALLBOARD_ADMIN_PASSWORD=guessing-at-loopback
start_server guessing

for connections in 4 16 64; do
  java src/benchmark/Guessing.java storm "$port" "admin:$CALLBOARD_ADMIN_PASSWORD" "$connections"
done
java src/benchmark/Guessing.java storm "$port" "admin:$CALLBOARD_ADMIN_PASSWORD" 64 16
java src/benchmark/Guessing.java time "$port" "admin:$CALLBOARD_ADMIN_PASSWORD" "$rounds"
