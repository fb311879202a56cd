-- Who wants to be told of what, and what became of it. Times are milliseconds since 1970.

-- The wishes.
CREATE TABLE subscriptions (
  id            INTEGER PRIMARY KEY, -- the narrow key that other tables use
  lab           TEXT NOT NULL,       -- of which lab's events it is told
  name          TEXT NOT NULL,       -- the last part of its name
  owner         TEXT NOT NULL,       -- the subject of the token that made it; empty if none was asked for
  payload       BLOB NOT NULL,       -- flights.v1.Subscription
  version       INTEGER NOT NULL,    -- grows with each change, from 1
  paused        INTEGER NOT NULL,    -- 1 if nothing is to be sent, else 0
  after_event   INTEGER NOT NULL,    -- the last event of the log that it is not told of: the newest when it was made
  claimed_until INTEGER NOT NULL,    -- until when a process sends for it, and no other may; in the past if none does
  delayed_until INTEGER NOT NULL,    -- until when nothing is tried, because the last attempt failed
  failures      INTEGER NOT NULL,    -- attempts that failed since the last one that did not
  UNIQUE (lab, name)
);

-- Pages of what one owner has.
CREATE INDEX subscriptions_owner ON subscriptions (lab, owner, name);

-- Messages: each is written here before it is sent.
CREATE TABLE deliveries (
  id              INTEGER PRIMARY KEY,                                         -- in the order of writing
  subscription_id INTEGER NOT NULL REFERENCES subscriptions ON DELETE CASCADE, -- who is told
  name            TEXT NOT NULL,                                               -- the last part of its name
  state           INTEGER NOT NULL,                                            -- flights.v1.DeliveryState
  create_time     INTEGER NOT NULL,                                            -- when it was written
  start_time      INTEGER NOT NULL,                                            -- since when it is to be sent
  due_time        INTEGER NOT NULL,                                            -- when it is tried next, at the earliest
  attempts        INTEGER NOT NULL,                                            -- how often it was tried
  attempt_time    INTEGER,                                                     -- when it was tried last; null if never
  event_count     INTEGER NOT NULL,                                            -- how many events it tells of
  error           TEXT NOT NULL,                                               -- why the last attempt failed; empty if it did not
  UNIQUE (subscription_id, name)
);

-- What is to be sent to one subscriber, and when anything is due next.
CREATE INDEX deliveries_due ON deliveries (subscription_id, due_time, id) WHERE state = 1;
CREATE INDEX deliveries_next ON deliveries (due_time) WHERE state = 1;

-- Pages of what one subscriber was sent.
CREATE INDEX deliveries_log ON deliveries (subscription_id, id);

-- Of which events each message tells.
CREATE TABLE delivery_events (
  delivery_id INTEGER NOT NULL REFERENCES deliveries ON DELETE CASCADE, -- the message
  event_id    INTEGER NOT NULL REFERENCES events,                       -- the event
  PRIMARY KEY (delivery_id, event_id)
);

-- How far the event log was searched for what subscribers want: one row.
CREATE TABLE delivery_cursor (
  id       INTEGER PRIMARY KEY, -- 1
  event_id INTEGER NOT NULL     -- the last event that was looked at
);

INSERT INTO delivery_cursor SELECT 1, COALESCE(MAX(id), 0) FROM events;
