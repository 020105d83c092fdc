CREATE TABLE discovered_topics (
  language             text NOT NULL,
  phrase               text NOT NULL,
  window_start         timestamptz NOT NULL,
  window_end           timestamptz NOT NULL,
  category             text,
  variants             text[] NOT NULL,
  posts                bigint NOT NULL,
  window_posts         bigint NOT NULL,
  history_posts        bigint NOT NULL,
  history_window_posts bigint NOT NULL,
  score                double precision NOT NULL,
  lift                 double precision NOT NULL,
  sample_posts         text[] NOT NULL,
  inputs               bigint NOT NULL,
  written_at           timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (window_start, language, phrase)
) PARTITION BY RANGE (window_start);
COMMENT ON TABLE discovered_topics IS 'Phrases that were written more often in one window than in the day before, by language; filled where --discover-topics is on. Version: inputs.';
COMMENT ON COLUMN discovered_topics.category IS 'Of the seed that the phrase or a variant holds.';
COMMENT ON COLUMN discovered_topics.history_posts IS 'Posts of the windows before that said it, of those windows in which enough did.';
COMMENT ON COLUMN discovered_topics.score IS 'Log-likelihood ratio (Dunning 1993).';
COMMENT ON COLUMN discovered_topics.lift IS 'How many times as often as before.';
COMMENT ON COLUMN discovered_topics.inputs IS 'Posts of the window and of the windows before it, of this language.';
CREATE TABLE discovered_topics_default PARTITION OF discovered_topics DEFAULT;
CREATE INDEX discovered_topics_phrase ON discovered_topics (phrase, window_start DESC);
