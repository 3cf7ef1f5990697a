#!/bin/bash
# What others wait for while twelve phones ask for answers that are too long, in a heap of 512 MB. Loopback only, bounded.
# Starts the run command's server on a free port with a database of its own below target, twice, and stops it.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
. src/benchmark/server.sh

export CALLBOARD_ADMIN_PASSWORD=sizes-at-loopback
export JAVA_TOOL_OPTIONS=-Xmx512m

rm -rf target/sizes-data
CALLBOARD_ANSWER_MAX_KB=65536 start_server sizes # room for what the second start would refuse
JAVA_TOOL_OPTIONS='' java src/benchmark/Sizes.java fill "$port" "admin:$CALLBOARD_ADMIN_PASSWORD"
stop_server
CALLBOARD_ANSWER_MAX_KB=2048 start_server sizes
JAVA_TOOL_OPTIONS='' java src/benchmark/Sizes.java read "$port" "admin:$CALLBOARD_ADMIN_PASSWORD"
echo "OutOfMemoryError in the log: $(grep -c OutOfMemoryError target/sizes.log)"
