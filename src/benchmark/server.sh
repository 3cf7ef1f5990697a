# For the scripts beside it: the run command's server, with a database of its own below target. Sourced at the top of the project.

ulimit -f 4194304
mkdir -p target

# start_server NAME: on the port $port, with the password of $CALLBOARD_ADMIN_PASSWORD; returns when it answers. Its process is $maven.
start_server() {
  ./mvnw -B -ntp ${MAVEN_OPTIONS:-} package payara-micro:start -Dskip.unit.tests=true -Dcallboard.port="$port" \
    -Dcallboard.data="$PWD/target/$1-data" >"target/$1.log" 2>&1 </dev/null &
  maven=$!
  trap stop_server EXIT
  for _ in $(seq 180); do
    sleep 1
    kill -0 "$maven" 2>/dev/null || exit 1
    [ "$(curl -s -o /dev/null -w '%{http_code}' -u "admin:$CALLBOARD_ADMIN_PASSWORD" "http://127.0.0.1:$port/api/v1/organizations")" = 200 ] && return
  done
  exit 1
}

stop_server() {
  pkill -P "$maven"
  kill "$maven" 2>/dev/null
  wait "$maven" 2>/dev/null
}

port=$((30000 + RANDOM % 10000))
