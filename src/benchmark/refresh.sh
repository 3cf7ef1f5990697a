#!/bin/bash
# What a refresh costs, beside what the server costs by itself, in one run on one machine: compare the rows, not runs.
# Needs wrk and curl. Starts the run command's server on a free port with a database of its own below target, and stops it.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
ulimit -f 1048576
seconds=${1:-15} # of each measurement
mkdir -p target

port=$((30000 + RANDOM % 10000))
base=http://127.0.0.1:$port
login='cloud_username=johndow&cloud_password=12345678&cloud_id=EXAMPLE'
wrong='cloud_username=johndow&cloud_password=wrong&cloud_id=EXAMPLE'
admin=benchmark-at-loopback

export CALLBOARD_ADMIN_PASSWORD=$admin # counts at the first start of this database only
./mvnw -B -ntp package payara-micro:start -Dskip.unit.tests=true -Dcallboard.port="$port" \
  -Dcallboard.data="$PWD/target/benchmark-data" >target/benchmark.log 2>&1 </dev/null &
maven=$!
trap 'pkill -P "$maven"; kill "$maven" ${storm-} 2>/dev/null' EXIT
for _ in $(seq 180); do
  sleep 1
  [ "$(curl -s -o /dev/null -w '%{http_code}' "$base/provisioning/global?$login")" = 200 ] && break
done

measure() { # measure NAME CONNECTIONS URL [HEADER]
  wrk -t1 -c"$2" -d"${seconds}s" --latency ${4:+-H "$4"} "$3" |
    awk -v name="$1" '/99%/ { p99 = $2 } /Requests\/sec/ { rate = $2 } /Non-2xx/ { other = ", " $NF " not 2xx" }
      END { printf "%-46s %9.0f req/s   p99 %s%s\n", name, rate, p99, other }'
}

storm() { # storm ADDRESSES: another name and password each time, so a slow hash each, as far as there are places
  java src/benchmark/Guessing.java strangers "$port" "admin:$admin" "$((seconds + 4))" "$1" >/dev/null &
  storm=$!
  sleep 3 # until it has begun
}

token=$(curl -s -d "$login" "$base/provisioning/account" | sed -n 's|.*<cloud_password>\(.*\)</cloud_password>.*|\1|p')
device="cloud_username=johndow&cloud_password=$token&cloud_id=EXAMPLE"
tag=$(curl -sD - -o /dev/null "$base/provisioning/global?$login" | tr -d '\r' | sed -n 's/^ETag: //ip')
echo "warming up"
for url in "$base/health" "$base/provisioning/global?$login" "$base/provisioning/account?$device"; do
  wrk -t1 -c32 -d25s "$url" >/dev/null
done
for round in 1 2; do
  echo "--- round $round"
  measure "the server's own health page" 32 "$base/health"
  measure "refresh" 32 "$base/provisioning/global?$login"
  measure "refresh, nothing new (304)" 32 "$base/provisioning/global?$login" "If-None-Match: $tag"
  measure "refresh by a device's token" 32 "$base/provisioning/global?$device"
  measure "account by a device's token" 32 "$base/provisioning/account?$device"
  measure "one wrong password again and again" 8 "$base/provisioning/global?$wrong"
  storm 16
  measure "refresh, in a storm of 60 wrong logins" 32 "$base/provisioning/global?$login"
  wait "$storm"
  storm 17 # not from addresses that the storm before has used up
  measure "account by token, in such a storm" 32 "$base/provisioning/account?$device"
  wait "$storm"
done
