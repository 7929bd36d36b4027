-- What the platform in a box remembers. Times are milliseconds since 1970, UTC; money is text.
-- Secrets are not here: of a key only its SHA-256, of a SIP password only its digests (HA1).

CREATE TABLE organization (
  name                TEXT PRIMARY KEY,
  active              INTEGER NOT NULL,
  requests_per_minute INTEGER NOT NULL,
  concurrent_sessions INTEGER NOT NULL,
  credits_remaining   INTEGER NOT NULL,
  credits_used        INTEGER NOT NULL
) STRICT;

CREATE TABLE api_key (
  sha256       TEXT PRIMARY KEY,
  organization TEXT NOT NULL REFERENCES organization,
  scopes       TEXT NOT NULL -- separated by spaces
) STRICT;

-- One row: the last revision given out. An etag is a revision, so none comes back.
CREATE TABLE revision (last INTEGER NOT NULL) STRICT;
INSERT INTO revision VALUES (0);

-- How the three open points of the public text are read.
CREATE TABLE reading (
  unowned_number  TEXT NOT NULL,
  several_methods TEXT NOT NULL,
  missing_routing TEXT NOT NULL
) STRICT;
INSERT INTO reading VALUES ('refuse', 'first_applies', 'default_route');

CREATE TABLE phone_number (
  seq              INTEGER PRIMARY KEY AUTOINCREMENT,
  organization     TEXT NOT NULL REFERENCES organization,
  id               TEXT NOT NULL,
  phone_number     TEXT NOT NULL,
  country          TEXT NOT NULL,
  region           TEXT,
  locality         TEXT,
  number_type      TEXT NOT NULL,
  voice            INTEGER NOT NULL,
  sms              INTEGER NOT NULL,
  provider         TEXT NOT NULL,
  status           TEXT NOT NULL,
  rejection_reason TEXT,
  label            TEXT,
  price_amount     TEXT,
  price_currency   TEXT,
  created_at       INTEGER NOT NULL,
  released_at      INTEGER,
  revision         INTEGER NOT NULL,
  UNIQUE (organization, id)
) STRICT;
CREATE UNIQUE INDEX number_owned_once ON phone_number (organization, phone_number)
  WHERE status NOT IN ('released', 'rejected');
CREATE INDEX number_called ON phone_number (phone_number);

CREATE TABLE provider_connection (
  seq               INTEGER PRIMARY KEY AUTOINCREMENT,
  organization      TEXT NOT NULL REFERENCES organization,
  id                TEXT NOT NULL,
  provider          TEXT NOT NULL,
  label             TEXT NOT NULL,
  status            TEXT NOT NULL,
  is_default        INTEGER NOT NULL,
  default_caller_id TEXT,
  account_sid       TEXT,
  auth_token_last4  TEXT,
  api_key_last4     TEXT,
  last_verified_at  INTEGER,
  last_error        TEXT,
  created_at        INTEGER NOT NULL,
  revision          INTEGER NOT NULL,
  UNIQUE (organization, id)
) STRICT;
CREATE UNIQUE INDEX one_default ON provider_connection (organization) WHERE is_default = 1;

-- The numbers of a customer's own provider account, in the order in which sessions take them.
CREATE TABLE connection_number (
  organization TEXT NOT NULL,
  connection   TEXT NOT NULL,
  position     INTEGER NOT NULL,
  phone_number TEXT NOT NULL,
  PRIMARY KEY (organization, connection, position),
  FOREIGN KEY (organization, connection)
    REFERENCES provider_connection (organization, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX connection_number_called ON connection_number (phone_number);

CREATE TABLE sip_settings (
  organization         TEXT PRIMARY KEY REFERENCES organization,
  enabled              INTEGER NOT NULL,
  username             TEXT NOT NULL UNIQUE,
  domain               TEXT NOT NULL,
  allowlist_mode       TEXT NOT NULL,
  srtp                 TEXT NOT NULL,
  srtp_keying          TEXT NOT NULL,
  codecs               TEXT NOT NULL, -- separated by spaces, the preferred one first
  max_concurrent_calls INTEGER NOT NULL,
  default_mode         TEXT,
  default_source       TEXT,
  default_target       TEXT,
  revision             INTEGER NOT NULL
) STRICT;

CREATE TABLE allowlist_entry (
  organization TEXT NOT NULL REFERENCES organization,
  position     INTEGER NOT NULL,
  cidr         TEXT NOT NULL,
  label        TEXT,
  last_seen_at INTEGER,
  PRIMARY KEY (organization, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE recent_source (
  organization TEXT NOT NULL REFERENCES organization,
  address      TEXT NOT NULL,
  last_seen_at INTEGER NOT NULL,
  allowed      INTEGER NOT NULL,
  PRIMARY KEY (organization, address)
) STRICT, WITHOUT ROWID;

-- SIP settings' accounts and test lines share one realm.
CREATE TABLE sip_credential (
  username     TEXT PRIMARY KEY,
  realm        TEXT NOT NULL,
  organization TEXT NOT NULL REFERENCES organization,
  holder       TEXT NOT NULL,
  ha1_md5      TEXT NOT NULL,
  ha1_sha256   TEXT NOT NULL
) STRICT;

CREATE TABLE session (
  id               TEXT PRIMARY KEY,
  organization     TEXT NOT NULL REFERENCES organization,
  mode             TEXT NOT NULL,
  provider         TEXT,
  phone_number     TEXT,
  source_language  TEXT,
  target_language  TEXT,
  recording        INTEGER NOT NULL,
  metadata         TEXT, -- a JSON object
  status           TEXT NOT NULL,
  created_at       INTEGER NOT NULL,
  token_expires_at INTEGER NOT NULL,
  touched_at       INTEGER NOT NULL, -- the last sign of life, for the end by inactivity
  started_at       INTEGER,
  ended_at         INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_waiting_on_a_number ON session (organization, phone_number)
  WHERE status = 'created' AND phone_number IS NOT NULL;
CREATE INDEX session_called ON session (phone_number) WHERE status = 'created';
CREATE INDEX session_open ON session (organization, touched_at) WHERE status <> 'ended';

-- First successes, to be answered again for a day. The body is made again from the subject, whose
-- answered fields never change, so that no token lies here.
CREATE TABLE idempotency (
  organization TEXT NOT NULL REFERENCES organization,
  key          TEXT NOT NULL,
  fingerprint  TEXT NOT NULL, -- SHA-256 of method, path and body
  status       INTEGER NOT NULL,
  subject      TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  PRIMARY KEY (organization, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_age ON idempotency (created_at);
