-- Every row is written by a versioned upsert: the highest version stays. Columns named written_at
-- record processing and are the only ones that may differ between two runs over the same inputs.

CREATE TABLE signals (
  post_id              text PRIMARY KEY,
  platform             text NOT NULL,
  community            text,
  kind                 text NOT NULL,
  title                text NOT NULL,
  text                 text NOT NULL,
  author_id            text,
  author_name          text,
  author_followers     bigint,
  author_verified      boolean,
  created_at           timestamptz NOT NULL,
  observed_at          timestamptz NOT NULL,
  first_observed_at    timestamptz NOT NULL,
  language             text NOT NULL,
  language_confidence  double precision NOT NULL,
  repost_of            text,
  reply_to             text,
  url                  text,
  links                text[] NOT NULL,
  hashtags             text[] NOT NULL,
  mentions             text[] NOT NULL,
  media                text[] NOT NULL,
  location             text,
  score                bigint,
  comments             bigint,
  shares               bigint,
  views                bigint,
  content_hash         text,
  collection           text NOT NULL,
  extra                jsonb NOT NULL,
  sentiment            double precision,
  sentiment_positive   double precision,
  sentiment_neutral    double precision,
  sentiment_negative   double precision,
  sentiment_label      text,
  sentiment_engine     text,
  topics               text[] NOT NULL,
  score_velocity       double precision NOT NULL,
  comment_velocity     double precision NOT NULL,
  normalised_score     double precision,
  trending_score       double precision,
  is_trending          boolean,
  trending_parts       jsonb,
  generation           integer NOT NULL,
  observations         integer NOT NULL,
  written_at           timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE signals IS 'The latest state of each post. Version: (generation, observed_at, observations).';
CREATE INDEX signals_observed ON signals (observed_at DESC, post_id DESC);
CREATE INDEX signals_platform_observed ON signals (platform, observed_at DESC, post_id DESC);
CREATE INDEX signals_topics ON signals USING gin (topics);
CREATE INDEX signals_trending ON signals (trending_score DESC, post_id DESC) WHERE is_trending;

CREATE TABLE observations (
  post_id          text NOT NULL,
  observed_at      timestamptz NOT NULL,
  platform         text NOT NULL,
  score            bigint,
  comments         bigint,
  shares           bigint,
  views            bigint,
  score_velocity   double precision NOT NULL,
  comment_velocity double precision NOT NULL,
  sentiment        double precision,
  trending_score   double precision,
  topics           text[] NOT NULL,
  written_at       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (post_id, observed_at)
) PARTITION BY RANGE (observed_at);
COMMENT ON TABLE observations IS 'Each sighting of a post, settled: nothing earlier can turn up any more.';
CREATE TABLE observations_default PARTITION OF observations DEFAULT;

CREATE TABLE topic_windows (
  topic             text NOT NULL,
  platform          text NOT NULL,
  window_start      timestamptz NOT NULL,
  window_end        timestamptz NOT NULL,
  posts             bigint NOT NULL,
  authors           bigint NOT NULL,
  score_sum         bigint NOT NULL,
  sentiment_sum     double precision NOT NULL,
  sentiment_count   bigint NOT NULL,
  peak_trending     double precision NOT NULL,
  first_observed_at timestamptz NOT NULL,
  top_posts         text[] NOT NULL,
  generation        integer NOT NULL,
  inputs            bigint NOT NULL,
  written_at        timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (window_start, topic, platform)
) PARTITION BY RANGE (window_start);
COMMENT ON TABLE topic_windows IS 'What one platform said on one topic in one window. Version: (generation, inputs).';
CREATE TABLE topic_windows_default PARTITION OF topic_windows DEFAULT;
CREATE INDEX topic_windows_topic ON topic_windows (topic, window_start DESC);

CREATE TABLE cross_platform_events (
  topic           text NOT NULL,
  started_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL,
  resolved_at     timestamptz,
  origin_platform text NOT NULL,
  origin_at       timestamptz NOT NULL,
  lags            jsonb NOT NULL,
  spread_seconds  bigint NOT NULL,
  posts           bigint NOT NULL,
  sentiments      jsonb NOT NULL,
  sample_posts    text[] NOT NULL,
  generation      integer NOT NULL,
  version         bigint NOT NULL,
  written_at      timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (topic, started_at)
);
COMMENT ON TABLE cross_platform_events IS 'One episode of a topic on two or more platforms; lags in seconds behind the origin, by platform. Version: (generation, version).';
CREATE INDEX cross_platform_events_updated ON cross_platform_events (updated_at DESC, topic);

CREATE TABLE divergences (
  topic        text NOT NULL,
  platform_a   text NOT NULL,
  platform_b   text NOT NULL,
  window_start timestamptz NOT NULL,
  window_end   timestamptz NOT NULL,
  mean_a       double precision NOT NULL,
  mean_b       double precision NOT NULL,
  posts_a      bigint NOT NULL,
  posts_b      bigint NOT NULL,
  difference   double precision NOT NULL,
  generation   integer NOT NULL,
  inputs       bigint NOT NULL,
  written_at   timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (window_start, topic, platform_a, platform_b)
) PARTITION BY RANGE (window_start);
COMMENT ON TABLE divergences IS 'Two platforms that disagree in sentiment on a topic; difference = mean_a - mean_b. Version: (generation, inputs).';
CREATE TABLE divergences_default PARTITION OF divergences DEFAULT;

CREATE TABLE duplicates (
  post_id               text NOT NULL,
  first_observed_at     timestamptz NOT NULL,
  platform              text NOT NULL,
  duplicate_of          text NOT NULL,
  canonical_observed_at timestamptz NOT NULL,
  content_hash          text NOT NULL,
  written_at            timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (post_id, first_observed_at)
);
COMMENT ON TABLE duplicates IS 'Posts that repeat the content of an earlier one.';
CREATE INDEX duplicates_canonical ON duplicates (duplicate_of);

CREATE TABLE deletions (
  post_id     text PRIMARY KEY,
  platform    text NOT NULL,
  observed_at timestamptz NOT NULL,
  written_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE deletions IS 'Posts that their platform took back: nothing observed up to then may come back into the store.';

CREATE TABLE dead_letters (
  id          text NOT NULL,
  reason      text NOT NULL,
  stage       text NOT NULL,
  message     text NOT NULL,
  payload     bytea NOT NULL,
  headers     jsonb NOT NULL,
  platform    text,
  collection  text,
  observed_at timestamptz,
  attempt     integer NOT NULL,
  written_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (id)
);
COMMENT ON TABLE dead_letters IS 'Inputs that could not be processed. The id is a hash of the row, so that a second writing of it changes nothing.';
CREATE INDEX dead_letters_reason ON dead_letters (reason, observed_at DESC);

-- Makes the partition of one day (UTC), where that day is near enough to be worth one of its own, and
-- moves the rows of that day into it that the default partition holds. Rows of days without a
-- partition lie in the default one. Writers of other days are not held up: the parent is locked
-- against a second caller only. Gives up with 55P03 after a second behind a long reader.
CREATE FUNCTION crosscurrent_ensure_partition(history regclass, day date) RETURNS void
LANGUAGE plpgsql SET lock_timeout = '1s' AS $$
DECLARE
  today      date := (now() AT TIME ZONE 'UTC')::date;
  lower_end  timestamptz := day::timestamp AT TIME ZONE 'UTC';
  upper_end  timestamptz := (day + 1)::timestamp AT TIME ZONE 'UTC';
  space      text;
  partition  text;
  fallback   regclass;
  day_column text;
BEGIN
  IF day < today - 35 OR day > today + 7 THEN
    RETURN;
  END IF;
  SELECT n.nspname, c.relname || '_' || to_char(day, 'YYYYMMDD'), p.partdefid, a.attname
    INTO STRICT space, partition, fallback, day_column
    FROM pg_partitioned_table p
    JOIN pg_class c ON c.oid = p.partrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute a ON a.attrelid = p.partrelid AND a.attnum = p.partattrs[0]
   WHERE p.partrelid = history;
  IF to_regclass(format('%I.%I', space, partition)) IS NOT NULL THEN
    RETURN;
  END IF;
  EXECUTE format('LOCK TABLE ONLY %s IN SHARE UPDATE EXCLUSIVE MODE', history);
  IF to_regclass(format('%I.%I', space, partition)) IS NOT NULL THEN
    RETURN;
  END IF;
  EXECUTE format('CREATE TABLE %I.%I (LIKE %s INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING INDEXES)',
    space, partition, history);
  EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE', fallback);
  EXECUTE format('WITH moved AS (DELETE FROM %s WHERE %I >= %L AND %I < %L RETURNING *) INSERT INTO %I.%I SELECT * FROM moved',
    fallback, day_column, lower_end, day_column, upper_end, space, partition);
  EXECUTE format('ALTER TABLE %s ATTACH PARTITION %I.%I FOR VALUES FROM (%L) TO (%L)',
    history, space, partition, lower_end, upper_end);
END $$;
