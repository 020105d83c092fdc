-- What engines tell of a text, each with the engine that told it, and what one failed to tell.

ALTER TABLE signals
  ADD COLUMN language_engine text,
  ADD COLUMN toxicity_label  text,
  ADD COLUMN is_toxic        boolean,
  ADD COLUMN toxicity        jsonb,
  ADD COLUMN toxicity_engine text,
  ADD COLUMN entities        jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN entity_engine   text,
  ADD COLUMN failed          text[] NOT NULL DEFAULT '{}';
COMMENT ON COLUMN signals.language_engine IS 'Who told the language; absent where the platform did.';
COMMENT ON COLUMN signals.toxicity IS 'Probability of each label.';
COMMENT ON COLUMN signals.entities IS 'Objects of name and type, in order of appearance.';
COMMENT ON COLUMN signals.failed IS 'Tasks whose engine failed on the text; what they would have told is absent until it is filled in.';
CREATE INDEX signals_failed ON signals (first_observed_at, post_id) WHERE failed <> '{}';
CREATE INDEX signals_toxic ON signals (created_at DESC, post_id DESC) WHERE is_toxic;

ALTER TABLE observations
  ADD COLUMN content_digest bigint NOT NULL DEFAULT 0,
  ADD COLUMN generation     integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN observations.content_digest IS 'First eight bytes of the content hash at that time; 0 where there was none, or it was written before the column was there.';
