#!/usr/bin/env bash
# The servers that some tests want, on loopback, with throw-away data. Nothing
# that it did not start is touched.
#
#   tests/servers.sh up       starts them, prints the variables that tests read
#   tests/servers.sh down     stops them and removes their data
#   tests/servers.sh status   says what runs; exit code 3 if nothing does
#
#   eval "$(tests/servers.sh up)" && dotnet test; tests/servers.sh down
#
# A missing RabbitMQ is installed with apt-get, which only root can. Data, logs
# and PID files are in FLIGHTS_SERVERS_DIR (default: /tmp/flights-servers-UID);
# two folders make two independent sets of servers.
set -euo pipefail

dir=${FLIGHTS_SERVERS_DIR:-/tmp/flights-servers-$(id -u)}
bin=/usr/lib/rabbitmq/bin

say() { echo "servers: $*" >&2; }

is_running() { [ -s "$1" ] && kill -0 "$(cat "$1")" 2>/dev/null; }

# A port of loopback that nobody listens on.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      echo "$port"
      return
    fi
  done
}

install_rabbitmq() {
  [ -x "$bin/rabbitmq-server" ] && return
  if [ "$(id -u)" -ne 0 ]; then
    say "RabbitMQ is missing: install the package rabbitmq-server, or run this as root"
    exit 1
  fi
  say "installing rabbitmq-server"
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq rabbitmq-server >&2
}

write_environment() {
  local amqp epmd distribution
  amqp=$(free_port)
  epmd=$(free_port)
  distribution=$(free_port)
  cat >"$dir/environment" <<EOF
export HOME=$dir
export ERL_EPMD_ADDRESS=127.0.0.1
export ERL_EPMD_PORT=$epmd
export RABBITMQ_NODENAME=flights@localhost
export RABBITMQ_NODE_IP_ADDRESS=127.0.0.1
export RABBITMQ_NODE_PORT=$amqp
export RABBITMQ_DIST_PORT=$distribution
export RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='-kernel inet_dist_use_interface {127,0,0,1}'
export RABBITMQ_MNESIA_BASE=$dir/data
export RABBITMQ_LOG_BASE=$dir/log
export RABBITMQ_PID_FILE=$dir/rabbitmq.pid
export RABBITMQ_CONFIG_FILE=$dir/rabbitmq
export RABBITMQ_ENABLED_PLUGINS_FILE=$dir/enabled_plugins
EOF
}

print_variables() {
  # shellcheck source=/dev/null
  (. "$dir/environment" && echo "export FLIGHTS_TEST_RABBITMQ=amqp://guest:guest@127.0.0.1:$RABBITMQ_NODE_PORT/")
}

up() {
  if is_running "$dir/rabbitmq.pid"; then
    print_variables
    return
  fi
  install_rabbitmq
  rm -rf "$dir"
  mkdir -p -m 700 "$dir"
  write_environment
  echo '[].' >"$dir/enabled_plugins"
  echo 'log.file.level = warning' >"$dir/rabbitmq.conf"
  (
    # shellcheck source=/dev/null
    . "$dir/environment"
    setsid epmd -address 127.0.0.1 -port "$ERL_EPMD_PORT" >"$dir/epmd.out" 2>&1 </dev/null &
    echo $! >"$dir/epmd.pid"
    setsid "$bin/rabbitmq-server" >"$dir/rabbitmq.out" 2>&1 </dev/null &
    echo $! >"$dir/rabbitmq.pid"
    if ! "$bin/rabbitmqctl" --quiet wait --timeout 90 "$dir/rabbitmq.pid" >"$dir/await.out" 2>&1; then
      say "RabbitMQ did not start:"
      cat "$dir/await.out" "$dir/rabbitmq.out" >&2
      exit 1
    fi
    # Test projects run side by side: one that runs whole services has a virtual host of its own, so that queues do not meet.
    "$bin/rabbitmqctl" --quiet add_vhost end-to-end >&2
    "$bin/rabbitmqctl" --quiet set_permissions -p end-to-end guest '.*' '.*' '.*' >&2
  )
  print_variables
}

stop() {
  local name=$1 pid
  is_running "$dir/$name.pid" || return 0
  pid=$(cat "$dir/$name.pid")
  kill "$pid"
  for _ in $(seq 300); do
    kill -0 "$pid" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -9 -- "-$pid"
}

down() {
  stop rabbitmq
  stop epmd
  rm -rf "$dir"
}

status() {
  if is_running "$dir/rabbitmq.pid"; then
    say "RabbitMQ runs, PID $(cat "$dir/rabbitmq.pid"), data in $dir"
    print_variables
  else
    say "nothing runs"
    exit 3
  fi
}

case "${1:-}" in
  up) up ;;
  down) down ;;
  status) status ;;
  *)
    say "usage: $0 up|down|status"
    exit 64
    ;;
esac
