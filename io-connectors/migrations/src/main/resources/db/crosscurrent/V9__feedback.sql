-- What callers of the API tell and send, and what the lists of dead letters are read by.

CREATE TABLE feedback (
  post_id  text NOT NULL,
  caller   text NOT NULL,
  kind     text NOT NULL CHECK (kind IN ('vote', 'report')),
  value    text NOT NULL,
  note     text,
  given_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (post_id, caller, kind)
);
COMMENT ON TABLE feedback IS 'What callers of the API think of posts: of each caller one vote (up or down) and one report (the reason) a post. The latest counts.';

-- A post that leaves the store, taken back or out of retention, takes its feedback along: for all rows
-- of a statement at once, where a foreign key would look once for each row. Whoever writes feedback
-- locks the post's row first, so that none can be written behind a deletion.
CREATE FUNCTION crosscurrent_remove_feedback() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    DELETE FROM feedback f USING gone g WHERE f.post_id = g.post_id;
  ELSE
    DELETE FROM feedback;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER feedback_deleted AFTER DELETE ON signals
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION crosscurrent_remove_feedback();
CREATE TRIGGER feedback_truncated AFTER TRUNCATE ON signals
  FOR EACH STATEMENT EXECUTE FUNCTION crosscurrent_remove_feedback();

CREATE TABLE ingest_requests (
  caller          text NOT NULL,
  idempotency_key text NOT NULL,
  digest          text NOT NULL,
  observed_at     timestamptz NOT NULL,
  posts           integer NOT NULL,
  claimed_until   timestamptz NOT NULL,
  finished_at     timestamptz,
  written_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (caller, idempotency_key)
);
COMMENT ON TABLE ingest_requests IS 'Requests to take posts in, by the key that tells a repetition. observed_at is that of the first attempt, so that what a repetition writes is the same once more. Until claimed_until somebody may be at it.';
CREATE INDEX ingest_requests_written ON ingest_requests (written_at);

CREATE INDEX dead_letters_written ON dead_letters (written_at DESC, id DESC);
CREATE INDEX dead_letters_reason_written ON dead_letters (reason, written_at DESC, id DESC);
CREATE INDEX dead_letters_platform_written ON dead_letters (platform, written_at DESC, id DESC);
