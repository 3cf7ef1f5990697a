#!/bin/bash
# What one organization's GET and PUT wait for while another one edits and imports as much as it can. Loopback only, bounded.
# Starts the run command's server on a free port with a database of its own below target, and stops it.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
. src/benchmark/server.sh
seconds=${1:-10} # of each measurement

export CALLBOARD_ADMIN_PASSWORD=neighbour-at-loopback
start_server neighbour

java src/benchmark/Neighbour.java "$port" "admin:$CALLBOARD_ADMIN_PASSWORD" "$seconds"
