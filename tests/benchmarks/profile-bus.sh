#!/usr/bin/env bash
# Says where the processor time of the suite's bus goes, beside RabbitMQ's own client: a table in Markdown, in µs a message, by the assembly
# whose code ran.
#
# Needs FLIGHTS_RABBITMQ_URI, whose virtual host must have no services at work, and root on Debian: for perf and to see what the kernel does.
set -euo pipefail
cd "$(dirname "$0")/../.."

: "${FLIGHTS_RABBITMQ_URI:?It must name a broker.}"
messages=${1:-200000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

if ! command -v perf >"$work/perf"; then
  apt-get update -qq && apt-get install -y -qq --no-install-recommends linux-perf >&2
fi

dotnet build -c Release -v quiet -clp:NoSummary tests/benchmarks >&2

# The runtime writes down where it compiled which method, which it can't while code is mapped twice. The first seconds are the program's
# start and the compiler's work.
profile() {
  DOTNET_PerfMapEnabled=1 DOTNET_EnableWriteXorExecute=0 \
    perf record -q -F 299 --delay 6000 -o "$work/$1.perf" -- dotnet artifacts/bin/Flights.Benchmarks/release/Flights.Benchmarks.dll bus "$1" "$messages" >"$work/$1.txt"
  perf report -q -i "$work/$1.perf" --stdio --no-children --percent-limit 0 --sort sym -F overhead,sym 2>/dev/null >"$work/$1.symbols"
}

# A method's own assembly stands before a blank; those of the types that it takes and gives do not.
by_part() {
  awk -v cost="$(tail -n 1 "$work/$1.txt")" '
    { share = $1 + 0 }
    $2 == "[k]" { part["kernel: sockets, futexes"] += share; next }
    match($0, /\[[A-Z][A-Za-z0-9_.]+\] /) {
      assembly = substr($0, RSTART + 1, RLENGTH - 3)
      if (assembly ~ /^MassTransit/) name = "MassTransit"
      else if (assembly ~ /^RabbitMQ/) name = "RabbitMQ.Client"
      else if (assembly ~ /^Flights/) name = "the suite"
      else if (assembly ~ /^Google/) name = "Google.Protobuf"
      else if (assembly ~ /^(OpenTelemetry|System.Diagnostics.DiagnosticSource)/) name = "tracing and metrics"
      else if (assembly ~ /^Microsoft/) name = "Microsoft.Extensions"
      else name = "base class library"
      part[name] += share; next
    }
    { part["runtime: collector, compiler, stubs"] += share }
    END { for (name in part) printf "%s|%.1f\n", name, part[name] * cost / 100 }' "$work/$1.symbols" | sort
}

for side in client suite; do
  profile "$side"
  by_part "$side" >"$work/$side.parts"
done

echo '| part | RabbitMQ.Client, µs | bus, µs |'
echo '|---|--:|--:|'
join -t '|' -a 1 -a 2 -e 0 -o 0,1.2,2.2 "$work/client.parts" "$work/suite.parts" | sort -t '|' -k 3,3nr \
  | awk -F '|' '{ printf "| %s | %s | %s |\n", $1, $2, $3 }'
echo "| all | $(tail -n 1 "$work/client.txt") | $(tail -n 1 "$work/suite.txt") |"
