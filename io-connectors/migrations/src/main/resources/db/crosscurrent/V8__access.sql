CREATE TABLE api_keys (
  id         text PRIMARY KEY,
  name       text NOT NULL,
  role       text NOT NULL CHECK (role IN ('reader', 'writer', 'operator')),
  hash       text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz,
  revoked_at timestamptz,
  rate       integer CHECK (rate > 0)
);
COMMENT ON TABLE api_keys IS 'Who may ask the API. A key itself is told once, when it is made, and kept nowhere.';
COMMENT ON COLUMN api_keys.hash IS 'SHA-256 of the key''s secret part, 256 random bits.';
COMMENT ON COLUMN api_keys.expires_at IS 'Null: it does not.';
COMMENT ON COLUMN api_keys.rate IS 'Requests a minute; null: as many as the server lets a key.';

CREATE TABLE refresh_tokens (
  hash       text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
  family     text NOT NULL,
  key_id     text NOT NULL REFERENCES api_keys,
  issued_at  timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz,
  revoked_at timestamptz
);
COMMENT ON TABLE refresh_tokens IS 'Each may be used once, for its successor; all that follow from one login are a family.';
CREATE INDEX refresh_tokens_family ON refresh_tokens (family);
CREATE INDEX refresh_tokens_key ON refresh_tokens (key_id);
CREATE INDEX refresh_tokens_expires ON refresh_tokens (expires_at);

CREATE TABLE audit (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at         timestamptz NOT NULL DEFAULT now(),
  caller     text,
  role       text,
  action     text NOT NULL,
  target     text,
  outcome    text NOT NULL,
  request_id text
);
COMMENT ON TABLE audit IS 'What was done with keys and tokens, and what operators did.';
COMMENT ON COLUMN audit.caller IS 'The id of a key; command-line where a person at the server did it; null where nobody known did.';
CREATE INDEX audit_at ON audit (at);
