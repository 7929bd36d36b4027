-- Orders of numbers, connections that are made and verified, SIP passwords that overlap, transcripts.

-- The secret of a provider account, sealed with a key that is not here (AES-GCM, Base64).
ALTER TABLE provider_connection ADD COLUMN sealed_secret TEXT;
ALTER TABLE connection_number ADD COLUMN label TEXT;

-- Orders that are not decided yet.
CREATE TABLE number_order (
  organization TEXT NOT NULL REFERENCES organization,
  number_id    TEXT NOT NULL,
  due_at       INTEGER NOT NULL,
  PRIMARY KEY (organization, number_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX number_order_due ON number_order (due_at);

-- What becomes of the orders of an organization, and what of its papers is in order. An organization
-- without a row orders by the defaults of the program.
CREATE TABLE ordering (
  organization     TEXT PRIMARY KEY REFERENCES organization,
  pending_ms       INTEGER NOT NULL,
  outcome          TEXT NOT NULL,
  rejection_reason TEXT NOT NULL,
  payment          TEXT NOT NULL,
  address          TEXT NOT NULL,
  identity         TEXT NOT NULL
) STRICT;

-- Digests of passwords that were replaced and are good for a while yet.
CREATE TABLE former_sip_credential (
  username    TEXT NOT NULL REFERENCES sip_credential,
  ha1_md5     TEXT NOT NULL,
  ha1_sha256  TEXT NOT NULL,
  valid_until INTEGER NOT NULL
) STRICT;
CREATE INDEX former_sip_credential_of ON former_sip_credential (username);

CREATE TABLE transcript_turn (
  session              TEXT NOT NULL REFERENCES session,
  sequence             INTEGER NOT NULL,
  speaker              TEXT NOT NULL,
  language             TEXT NOT NULL,
  text                 TEXT NOT NULL,
  translation_language TEXT,
  translation_text     TEXT,
  spoken_at            INTEGER NOT NULL,
  PRIMARY KEY (session, sequence)
) STRICT, WITHOUT ROWID;

ALTER TABLE api_key ADD COLUMN read_only INTEGER NOT NULL DEFAULT 0;
UPDATE api_key SET scopes = scopes || ' recordings:read'
  WHERE ' ' || scopes || ' ' LIKE '% sessions:read %';
