#!/usr/bin/env bash
# The servers that some tests want, on loopback, with throw-away data. Nothing
# that it did not start is touched.
#
#   tests/servers.sh up [NAME...]  starts them, prints the variables that tests read
#   tests/servers.sh down          stops them and removes their data
#   tests/servers.sh kill NAME     ends a server by SIGKILL, as a crash does
#   tests/servers.sh revive NAME   starts it again, with the data and port that it had
#   tests/servers.sh block         the broker takes no message, as where its memory is used up
#   tests/servers.sh unblock       it takes them again
#   tests/servers.sh status        says what runs; exit code 3 if nothing does
#
#   eval "$(tests/servers.sh up)" && dotnet test; tests/servers.sh down
#
# The names are rabbitmq, postgresql, dovecot (IMAP) and postfix (SMTP), and python, which is no
# server but what a subscriber in Python needs; without any, all are started. What
# is missing is installed with apt-get, which only root can. Data,
# logs and PID files are in FLIGHTS_SERVERS_DIR (default: /tmp/flights-servers-UID);
# two folders make two independent sets of servers.
#
# The variables:
#   FLIGHTS_TEST_RABBITMQ          the broker, with user and password
#   FLIGHTS_TEST_RABBITMQS         the same broker by TLS, with a virtual host, user and
#                                  password of their own
#   FLIGHTS_TEST_RABBITMQ_CERTIFICATE
#                                  the certificate that it shows, signed by itself
#   FLIGHTS_TEST_POSTGRES          a database, with user and password; the user may
#                                  make others beside it. Without TLS, which the server
#                                  offers
#   FLIGHTS_TEST_POSTGRES_CERTIFICATE
#                                  the certificate that it shows, signed by itself
#   FLIGHTS_TEST_IMAP              the IMAP server, with user and password; the user
#                                  'minimal', with the same password, sees a server
#                                  without extensions: no IDLE
#   FLIGHTS_TEST_IMAPS             the same server by TLS
#   FLIGHTS_TEST_IMAP_CERTIFICATE  the certificate that it shows, signed by itself
#   FLIGHTS_TEST_SMTP              the SMTP server: it takes mails to anybody at example.org
#                                  and no others, and nothing leaves this machine
#   FLIGHTS_TEST_MAILDIR           the Maildir that it delivers to
#   FLIGHTS_TEST_PYTHON            a Python with pika and protobuf; protoc is beside it
set -euo pipefail

dir=${FLIGHTS_SERVERS_DIR:-/tmp/flights-servers-$(id -u)}
bin=/usr/lib/rabbitmq/bin

say() { echo "servers: $*" >&2; }

is_running() { [ -s "$1" ] && kill -0 "$(cat "$1")" 2>/dev/null; }

# The process group of a process: RabbitMQ writes its own PID file, and is not the first of its group.
group_of() { sed 's/.*) //' "/proc/$1/stat" | cut -d ' ' -f 3; }

# Whether somebody listens on a port of loopback.
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# A port of loopback that nobody listens on.
free_port() {
  local port
  while :; do
    port=$((20000 + RANDOM % 12000))
    if ! listens "$port"; then
      echo "$port"
      return
    fi
  done
}

# Installs packages unless a file of theirs is there.
provide() {
  local file=$1 packages=("${@:2}")
  [ -e "$file" ] && return
  if [ "$(id -u)" -ne 0 ]; then
    say "$file is missing: install ${packages[*]}, or run this as root"
    exit 1
  fi
  say "installing ${packages[*]}"
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "${packages[@]}" >&2
}

# A certificate for this machine, signed by itself: KEY and CERTIFICATE are written.
write_certificate() {
  openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=localhost -addext subjectAltName=IP:127.0.0.1,DNS:localhost \
    -keyout "$1" -out "$2" 2>/dev/null
}

write_rabbitmq_environment() {
  local amqp amqps epmd distribution
  amqp=$(free_port)
  amqps=$(free_port)
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
rabbitmq_tls_port=$amqps
rabbitmq_password=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
EOF
  chmod 600 "$dir/environment"
  write_certificate "$dir/rabbitmq.key" "$dir/rabbitmq.pem"
  cat >"$dir/rabbitmq.conf" <<EOF
log.file.level = warning
listeners.ssl.default = 127.0.0.1:$amqps
ssl_options.cacertfile = $dir/rabbitmq.pem
ssl_options.certfile = $dir/rabbitmq.pem
ssl_options.keyfile = $dir/rabbitmq.key
load_definitions = $dir/definitions.json
EOF
}

# A password as RabbitMQ keeps it: four bytes of salt, and the SHA-256 of both.
hash_of() {
  { printf salt; printf 'salt%s' "$1" | openssl dgst -sha256 -binary; } | base64
}

# The users and virtual hosts, which the broker makes when it starts: to make each by rabbitmqctl would start an Erlang for each. Tests run
# side by side: those that run whole services have virtual hosts of their own, so that queues do not meet.
write_rabbitmq_definitions() {
  local host hosts=(/ end-to-end entrance errors imap order order-postgresql poison pressure rolling secured subscribers telemetry)
  local vhosts='' permissions='' all='"configure": ".*", "write": ".*", "read": ".*"'
  for host in "${hosts[@]}"; do
    vhosts+="{\"name\": \"$host\"}, "
    permissions+="{\"user\": \"guest\", \"vhost\": \"$host\", $all}, "
  done
  cat >"$dir/definitions.json" <<EOF
{
  "users": [
    {"name": "guest", "password_hash": "$(hash_of guest)", "hashing_algorithm": "rabbit_password_hashing_sha256", "tags": "administrator"},
    {"name": "flights", "password_hash": "$(hash_of "$1")", "hashing_algorithm": "rabbit_password_hashing_sha256", "tags": ""}
  ],
  "vhosts": [${vhosts%, }],
  "permissions": [$permissions{"user": "flights", "vhost": "secured", $all}]
}
EOF
}

print_rabbitmq() {
  (
    # shellcheck source=/dev/null
    . "$dir/environment"
    echo "export FLIGHTS_TEST_RABBITMQ=amqp://guest:guest@127.0.0.1:$RABBITMQ_NODE_PORT/"
    echo "export FLIGHTS_TEST_RABBITMQS=amqps://flights:$rabbitmq_password@127.0.0.1:$rabbitmq_tls_port/secured"
    echo "export FLIGHTS_TEST_RABBITMQ_CERTIFICATE=$dir/rabbitmq.pem"
  )
}

start_rabbitmq() (
  # shellcheck source=/dev/null
  . "$dir/environment"
  if ! is_running "$dir/epmd.pid"; then
    setsid epmd -address 127.0.0.1 -port "$ERL_EPMD_PORT" >"$dir/epmd.out" 2>&1 </dev/null &
    echo $! >"$dir/epmd.pid"
  fi
  setsid "$bin/rabbitmq-server" >"$dir/rabbitmq.out" 2>&1 </dev/null &
  started=$!
  echo "$started" >"$dir/rabbitmq.pid"
  # It listens when all else has started. To ask by rabbitmqctl would start another Erlang.
  for _ in $(seq 900); do
    listens "$RABBITMQ_NODE_PORT" && listens "$rabbitmq_tls_port" && return
    # Not by the file, which the broker writes anew meanwhile.
    kill -0 "$started" 2>/dev/null || break
    sleep 0.1
  done
  say "RabbitMQ did not start:"
  cat "$dir/rabbitmq.out" >&2
  exit 1
)

up_rabbitmq() {
  is_running "$dir/rabbitmq.pid" && return
  provide "$bin/rabbitmq-server" rabbitmq-server
  stop epmd
  rm -rf "$dir/data" "$dir/log"
  write_rabbitmq_environment
  echo '[].' >"$dir/enabled_plugins"
  # shellcheck source=/dev/null
  (. "$dir/environment" && write_rabbitmq_definitions "$rabbitmq_password")
  start_rabbitmq
}

# The folder of the newest PostgreSQL that is installed.
postgresql_bin() { printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1; }

# PostgreSQL refuses to run as root: Debian's package has made a user for it.
as_postgres() {
  local user=()
  [ "$(id -u)" -ne 0 ] || user=(setpriv --reuid=postgres --regid=postgres --init-groups)
  cd / && exec "${user[@]}" "$@"
}

up_postgresql() {
  is_running "$dir/postgresql.pid" && return
  provide "$(postgresql_bin)/postgres" postgresql
  local home=$dir/postgresql port password bin
  bin=$(postgresql_bin)
  port=$(free_port)
  password=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
  rm -rf "$home"
  mkdir -p -m 700 "$home"
  echo "$password" >"$home/password"
  write_certificate "$home/key.pem" "$home/certificate.pem"
  chmod 600 "$home/key.pem"
  cat >"$home/environment" <<EOF
export FLIGHTS_TEST_POSTGRES='postgresql://flights:$password@127.0.0.1:$port/postgres?sslmode=disable'
export FLIGHTS_TEST_POSTGRES_CERTIFICATE=$home/certificate.pem
EOF
  [ "$(id -u)" -ne 0 ] || chown -R postgres "$home"
  if ! (as_postgres "$bin/initdb" --pgdata="$home/data" --username=flights --pwfile="$home/password" \
    --auth=scram-sha-256 --encoding=UTF8 --locale=C) >"$home.out" 2>&1; then
    say "initdb failed:"
    cat "$home.out" >&2
    exit 1
  fi
  # The data is thrown away: it must outlive the death of a process, and not that of the machine.
  cat >>"$home/data/postgresql.conf" <<EOF
fsync = off
full_page_writes = off
port = $port
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 300
ssl = on
ssl_cert_file = '$home/certificate.pem'
ssl_key_file = '$home/key.pem'
EOF
  echo "$port" >"$home/port"
  start_postgresql
}

start_postgresql() {
  local home=$dir/postgresql bin port pid=
  bin=$(postgresql_bin)
  port=$(cat "$home/port")
  for _ in $(seq 300); do
    # After a crash it does not start until the last process of the former one has gone.
    if [ -z "$pid" ] || ! kill -0 "$pid" 2>/dev/null; then
      (as_postgres setsid "$bin/postgres" -D "$home/data") >>"$home.out" 2>&1 </dev/null &
      pid=$!
    fi
    if "$bin/pg_isready" --quiet --host=127.0.0.1 --port="$port"; then
      head -n 1 "$home/data/postmaster.pid" >"$dir/postgresql.pid"
      return
    fi
    sleep 0.1
  done
  say "PostgreSQL did not start:"
  cat "$home.out" >&2
  exit 1
}

print_postgresql() { cat "$dir/postgresql/environment"; }

# Root runs Dovecot as Debian does, with mailboxes of nobody; anybody else runs all of it as himself.
dovecot_users() {
  if [ "$(id -u)" -eq 0 ]; then
    echo dovecot dovecot dovenull nobody nogroup
  else
    echo "$(id -un)" "$(id -gn)" "$(id -un)" "$(id -un)" "$(id -gn)"
  fi
}

write_dovecot_configuration() {
  local home=$dir/dovecot imap imaps password internal internal_group login owner group
  imap=$(free_port)
  imaps=$(free_port)
  password=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')
  read -r internal internal_group login owner group < <(dovecot_users)
  write_certificate "$home/key.pem" "$home/certificate.pem"
  cat >"$home/users" <<EOF
flights:{PLAIN}$password::::::
minimal:{PLAIN}$password::::::userdb_imap_capability=IMAP4rev1
EOF
  cat >"$home/environment" <<EOF
export FLIGHTS_TEST_IMAP=imap://flights:$password@127.0.0.1:$imap/
export FLIGHTS_TEST_IMAPS=imaps://127.0.0.1:$imaps/
export FLIGHTS_TEST_IMAP_CERTIFICATE=$home/certificate.pem
EOF
  cat >"$home/dovecot.conf" <<EOF
base_dir = $home/run
state_dir = $home/run
instance_name = flights-tests
log_path = $home/log
listen = 127.0.0.1
protocols = imap
default_internal_user = $internal
default_internal_group = $internal_group
default_login_user = $login
ssl = yes
ssl_cert = <$home/certificate.pem
ssl_key = <$home/key.pem
disable_plaintext_auth = no
auth_failure_delay = 0
mail_location = maildir:~/mail
# With an index of all folders it takes one that was made anew for the old one, as long as a reader has that open, and has no room for mails.
mailbox_list_index = no
mail_max_userip_connections = 1000
first_valid_uid = 1
passdb {
  driver = passwd-file
  args = $home/users
}
userdb {
  driver = passwd-file
  args = $home/users
  default_fields = uid=$owner gid=$group home=$home/mail/%u
}
service anvil {
  chroot =
  # A wrong password, tried often, must not slow down the tests that follow.
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  chroot =
}
service imap-login {
  chroot =
  inet_listener imap {
    port = $imap
  }
  inet_listener imaps {
    port = $imaps
  }
}
EOF
  mkdir -p -m 755 "$home/run"
  mkdir -p -m 700 "$home/mail"
  chmod 600 "$home/users" "$home/environment" "$home/key.pem"
  if [ "$(id -u)" -eq 0 ]; then
    chown "$owner:$group" "$home/mail"
    chown "$internal" "$home/users"
  fi
}

print_dovecot() { cat "$dir/dovecot/environment"; }

# Whether the server greets on the port that the variables name.
greets() {
  local address port greeting
  # shellcheck source=/dev/null
  address=$(. "$dir/dovecot/environment" && echo "$FLIGHTS_TEST_IMAP")
  port=${address##*:}
  port=${port%/}
  (exec 3<>"/dev/tcp/127.0.0.1/$port" && read -r -t 5 greeting <&3 && [[ $greeting == '* OK'* ]]) 2>/dev/null
}

up_dovecot() {
  is_running "$dir/dovecot.pid" && return
  provide /usr/sbin/dovecot dovecot-imapd
  rm -rf "$dir/dovecot"
  mkdir -p -m 711 "$dir/dovecot"
  write_dovecot_configuration
  setsid /usr/sbin/dovecot -F -c "$dir/dovecot/dovecot.conf" >"$dir/dovecot/out" 2>&1 </dev/null &
  echo $! >"$dir/dovecot.pid"
  for _ in $(seq 100); do
    greets && return
    is_running "$dir/dovecot.pid" || break
    sleep 0.1
  done
  say "Dovecot did not start:"
  cat "$dir/dovecot/out" "$dir/dovecot/log" >&2 || true
  exit 1
}

write_postfix_configuration() {
  local home=$dir/postfix smtp
  smtp=$(free_port)
  cat >"$home/etc/main.cf" <<EOF
compatibility_level = 3.6
queue_directory = $home/spool
data_directory = $home/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
myhostname = mail.example.org
mydestination =
alias_maps =
virtual_mailbox_domains = example.org
virtual_mailbox_base = $home/mail
virtual_mailbox_maps = static:inbox/
virtual_minimum_uid = 1
virtual_uid_maps = static:$(id -u nobody)
virtual_gid_maps = static:$(id -g nobody)
smtpd_recipient_restrictions = reject_unauth_destination
default_transport = error:nothing leaves this machine
maillog_file = $home/log
maillog_file_prefixes = $home
EOF
  cat >"$home/etc/master.cf" <<EOF
127.0.0.1:$smtp inet n - n - - smtpd
pickup    unix  n - n 60 1 pickup
cleanup   unix  n - n - 0 cleanup
qmgr      unix  n - n 300 1 qmgr
rewrite   unix  - - n - - trivial-rewrite
bounce    unix  - - n - 0 bounce
defer     unix  - - n - 0 bounce
trace     unix  - - n - 0 bounce
proxymap  unix  - - n - - proxymap
error     unix  - - n - - error
virtual   unix  - n n - - virtual
anvil     unix  - - n - 1 anvil
postlog   unix-dgram n - n - 1 postlogd
EOF
  cat >"$home/environment" <<EOF
export FLIGHTS_TEST_SMTP=smtp://127.0.0.1:$smtp
export FLIGHTS_TEST_MAILDIR=$home/mail/inbox
EOF
  echo "$smtp" >"$home/port"
}

print_postfix() { cat "$dir/postfix/environment"; }

up_postfix() {
  is_running "$dir/postfix.pid" && return
  provide /usr/sbin/postfix postfix
  local home=$dir/postfix
  if [ "$(id -u)" -ne 0 ]; then
    say "only root can run Postfix"
    exit 1
  fi
  rm -rf "$home"
  mkdir -p -m 755 "$home/etc" "$home/spool" "$home/data" "$home/mail"
  chown postfix "$home/data"
  chown nobody "$home/mail"
  write_postfix_configuration
  if ! /usr/sbin/postfix -c "$home/etc" start >"$home.out" 2>&1; then
    say "Postfix did not start:"
    cat "$home.out" "$home/log" >&2 || true
    exit 1
  fi
  for _ in $(seq 100); do
    if listens "$(cat "$home/port")"; then
      tr -d ' ' <"$home/spool/pid/master.pid" >"$dir/postfix.pid"
      return
    fi
    sleep 0.1
  done
  say "Postfix does not listen:"
  cat "$home.out" "$home/log" >&2 || true
  exit 1
}

up_python() {
  provide /usr/bin/protoc protobuf-compiler
  provide /usr/lib/python3/dist-packages/google/protobuf python3-protobuf
  provide /usr/lib/python3/dist-packages/pika python3-pika
}

print_python() { echo "export FLIGHTS_TEST_PYTHON=/usr/bin/python3"; }

up() {
  local name
  [ $# -gt 0 ] || set -- rabbitmq postgresql dovecot postfix python
  for name; do
    case "$name" in
      rabbitmq | postgresql | dovecot | postfix | python) ;;
      *)
        say "there is no '$name', only rabbitmq, postgresql, dovecot, postfix and python"
        exit 64
        ;;
    esac
  done
  # The processes of PostgreSQL, Dovecot and Postfix have users of their own, who must reach what is theirs in there.
  mkdir -p "$dir"
  chmod 711 "$dir"
  for name; do
    "up_$name"
    "print_$name"
  done
}

stop() {
  local name=$1 signal=${2:-TERM} pid
  is_running "$dir/$name.pid" || return 0
  pid=$(cat "$dir/$name.pid")
  kill -s "$signal" "$pid"
  for _ in $(seq 300); do
    kill -0 "$pid" 2>/dev/null || return 0
    sleep 0.1
  done
  kill -9 -- "-$(group_of "$pid")"
}

crash() {
  local pid
  is_running "$dir/$1.pid" || { say "$1 does not run"; exit 3; }
  pid=$(cat "$dir/$1.pid")
  kill -9 -- "-$(group_of "$pid")"
  while kill -0 "$pid" 2>/dev/null; do sleep 0.02; done
}

# The memory that the broker may take: a share of the machine's, 0.4 unless it is told otherwise.
limit_broker() (
  is_running "$dir/rabbitmq.pid" || { say "rabbitmq does not run"; exit 3; }
  # shellcheck source=/dev/null
  . "$dir/environment"
  # Debian's own command takes another user's cookie.
  "$(dirname "$(realpath "$bin/rabbitmq-server")")/rabbitmqctl" -q set_vm_memory_high_watermark "$1"
)

one_server() {
  case "${1:-}" in
    rabbitmq | postgresql) ;;
    *)
      say "name rabbitmq or postgresql"
      exit 64
      ;;
  esac
}

down() {
  stop postfix
  stop dovecot
  # By INT it does not wait until its clients have gone.
  stop postgresql INT
  stop rabbitmq
  stop epmd
  rm -rf "$dir"
}

status() {
  local name code=3
  for name in rabbitmq postgresql dovecot postfix; do
    if is_running "$dir/$name.pid"; then
      say "$name runs, PID $(cat "$dir/$name.pid"), data in $dir"
      "print_$name"
      code=0
    fi
  done
  [ "$code" -eq 0 ] || say "nothing runs"
  exit "$code"
}

case "${1:-}" in
  up) up "${@:2}" ;;
  down) down ;;
  kill)
    one_server "${2:-}"
    crash "$2"
    ;;
  revive)
    one_server "${2:-}"
    is_running "$dir/$2.pid" || "start_$2"
    ;;
  block) limit_broker 0 ;;
  unblock) limit_broker 0.4 ;;
  status) status ;;
  *)
    say "usage: $0 up [rabbitmq] [postgresql] [dovecot] [postfix] [python] | down | kill NAME | revive NAME | block | unblock | status"
    exit 64
    ;;
esac
