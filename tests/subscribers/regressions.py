"""Prints what the bus tells of regressions, one event a line, until it is stopped.

    protoc -I protos --python_out=GENERATED protos/flights/v1/*.proto
    PYTHONPATH=GENERATED python3 regressions.py amqp://guest:guest@127.0.0.1/ [PATTERN]

PATTERN is a routing key of the exchange flights.events: regression.# for all,
regression.opened.xen-unstable for what breaks on one branch. A line has the
routing key, the regression's name, its step and its state, with tabs between, and
the name that it had, if a late report gave it another one. Needs pika and protobuf: in Debian python3-pika, python3-protobuf and, for protoc,
protobuf-compiler.
"""

import sys

import pika
from flights.v1 import events_pb2, regression_pb2

PACKAGE = "flights.v1."


def decode(properties, body):
    """The event in the body, which is the bare message that a header names."""
    name = properties.headers["flights-message-type"]
    if isinstance(name, bytes):
        name = name.decode()
    return getattr(events_pb2, name.removeprefix(PACKAGE)).FromString(body)


def describe(event):
    regression = event.regression
    step = regression.step
    state = regression_pb2.RegressionState.Name(regression.state)
    state = state.removeprefix("REGRESSION_STATE_").lower()
    first = regression.first_bad_flight.rsplit("/", 1)[-1]
    line = f"{regression.name}\t{step.job_id} {step.test_id}\t{state} since {first}"
    previous = getattr(event, "previous_name", "")
    return f"{line}\twas {previous}" if previous else line


def receive(channel, method, properties, body):
    event = decode(properties, body)
    print(f"{method.routing_key}\t{describe(event)}", flush=True)
    channel.basic_ack(method.delivery_tag)


def main(address, pattern="regression.#"):
    connection = pika.BlockingConnection(pika.URLParameters(address))
    channel = connection.channel()
    channel.exchange_declare("flights.events", "topic", durable=True)
    # A queue of one's own that goes with its reader. Who must miss nothing takes a durable one with a name.
    queue = channel.queue_declare("", exclusive=True).method.queue
    channel.queue_bind(queue, "flights.events", pattern)
    channel.basic_consume(queue, receive)
    print("subscribed", file=sys.stderr, flush=True)
    try:
        channel.start_consuming()
    except KeyboardInterrupt:
        connection.close()


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    main(*sys.argv[1:])
