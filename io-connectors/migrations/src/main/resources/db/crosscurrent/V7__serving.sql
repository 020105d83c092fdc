-- What is served beyond the tables of the pipeline: a projection of signals and duplicates, folded
-- from them by crosscurrent_fold. The pipeline pays for one narrow row a change and no more. Nothing
-- here holds what the tables do not: emptied and folded anew, each table but the feed comes out the
-- same.

-- The queue. ----------------------------------------------------------------------------------------

CREATE TABLE changes (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind    text NOT NULL CHECK (kind IN ('signal', 'known', 'duplicate')),
  subject text NOT NULL
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000);
COMMENT ON TABLE changes IS 'Posts (signal; known: without an entry in the feed) and canonical posts of duplicates to be folded.';

-- A statement's rows are queued at once. What an update left under another key is a change of both.
CREATE FUNCTION crosscurrent_queue_signals() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO changes (kind, subject) SELECT 'signal', post_id FROM written;
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO changes (kind, subject)
      SELECT 'signal', post_id FROM (SELECT post_id FROM written UNION SELECT post_id FROM gone) u;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO changes (kind, subject) SELECT 'signal', post_id FROM gone;
  ELSE
    INSERT INTO changes (kind, subject) SELECT 'signal', post_id FROM signals;
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION crosscurrent_queue_duplicates() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO changes (kind, subject) SELECT DISTINCT 'duplicate', duplicate_of FROM written;
  ELSIF TG_OP = 'UPDATE' THEN
    INSERT INTO changes (kind, subject)
      SELECT 'duplicate', duplicate_of
        FROM (SELECT duplicate_of FROM written UNION SELECT duplicate_of FROM gone) u;
  ELSIF TG_OP = 'DELETE' THEN
    INSERT INTO changes (kind, subject) SELECT DISTINCT 'duplicate', duplicate_of FROM gone;
  ELSE
    INSERT INTO changes (kind, subject) SELECT DISTINCT 'duplicate', duplicate_of FROM duplicates;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER signals_inserted AFTER INSERT ON signals
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION crosscurrent_queue_signals();
CREATE TRIGGER signals_updated AFTER UPDATE ON signals
  REFERENCING OLD TABLE AS gone NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION crosscurrent_queue_signals();
CREATE TRIGGER signals_deleted AFTER DELETE ON signals
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION crosscurrent_queue_signals();
CREATE TRIGGER signals_truncated BEFORE TRUNCATE ON signals
  FOR EACH STATEMENT EXECUTE FUNCTION crosscurrent_queue_signals();

CREATE TRIGGER duplicates_inserted AFTER INSERT ON duplicates
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION crosscurrent_queue_duplicates();
CREATE TRIGGER duplicates_updated AFTER UPDATE ON duplicates
  REFERENCING OLD TABLE AS gone NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION crosscurrent_queue_duplicates();
CREATE TRIGGER duplicates_deleted AFTER DELETE ON duplicates
  REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION crosscurrent_queue_duplicates();
CREATE TRIGGER duplicates_truncated BEFORE TRUNCATE ON duplicates
  FOR EACH STATEMENT EXECUTE FUNCTION crosscurrent_queue_duplicates();

-- Words. --------------------------------------------------------------------------------------------

-- A text as words between single spaces, in small letters. Scripts without spaces between words, and
-- signs such as emoji, are taken apart into characters, so that a search for some of them in a row is
-- a search for a phrase. Written out by code points, because what a letter is depends on the locale
-- of the database.
CREATE FUNCTION crosscurrent_spaced(content text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(
    regexp_replace(
      lower(content),
      '([\u0E00-\u0EFF\u0F00-\u0FFF\u1000-\u11FF\u1780-\u17FF\u2190-\u2BFF\u2E80-\u2FFF\u3005-\u3007\u3021-\u302F\u3031-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uA000-\uA4CF\uAC00-\uD7FF\uF900-\uFAFF\uFF66-\uFF9F\U0001F000-\U0001FAFF\U00020000-\U0003FFFF])',
      ' \1 ', 'g'),
    '[^0-9a-z\u00AA\u00B5\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u060B\u060D-\u061A\u0620-\u0669\u066E-\u06D3\u06D5-\u0963\u0966-\u1FFF\u2070-\u2DFF\u2E80-\u2FFF\u3005-\u3007\u3021-\u302F\u3031-\uD7FF\uF900-\uFDFF\uFE70-\uFEFC\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A\uFF66-\uFFDC\U00010000-\U0003FFFF]+',
    ' ', 'g')
$$;

-- What a post is found by. Cut at 100,000 characters and a word at 255, because a tsvector takes no
-- more than a mebibyte and no word of more than 2,046 bytes.
CREATE FUNCTION crosscurrent_words(content text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg('''' || left(word, 255) || ''':' || least(place, 16383), ' '), '')::tsvector
    FROM unnest(string_to_array(trim(crosscurrent_spaced(left(content, 100000))), ' '))
      WITH ORDINALITY AS w (word, place)
   WHERE word <> ''
$$;

-- What a searcher wrote, as search engines of the web read it: all words, "a phrase", this or that,
-- -not. What punctuation or script takes apart is a phrase. Finds nothing where there is no word.
CREATE FUNCTION crosscurrent_query(asked text) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  term   text[];
  phrase text;
  built  text := '';
  joined text := '';
BEGIN
  FOR term IN SELECT regexp_matches(
    translate(normalize(asked, NFC), '“”„«»', '"""""'), '(-?)(?:"([^"]*)"?|([^\s"]+))', 'g') LOOP
    IF built <> '' AND lower(term[3]) = 'or' AND term[1] = '' THEN
      joined := ' | ';
      CONTINUE;
    END IF;
    SELECT string_agg('''' || left(word, 255) || '''', ' <-> ' ORDER BY place) INTO phrase
      FROM unnest(string_to_array(trim(crosscurrent_spaced(coalesce(term[2], term[3]))), ' '))
        WITH ORDINALITY AS w (word, place)
     WHERE word <> '';
    IF phrase IS NOT NULL THEN
      IF built <> '' THEN
        built := built || coalesce(nullif(joined, ''), ' & ');
      END IF;
      built := built || CASE term[1] WHEN '-' THEN '!' ELSE '' END || '(' || phrase || ')';
      joined := '';
    END IF;
  END LOOP;
  RETURN built::tsquery;
END $$;

-- The projection. -----------------------------------------------------------------------------------

CREATE TABLE served_signals (
  post_id           text PRIMARY KEY,
  platform          text NOT NULL,
  kind              text NOT NULL,
  community         text,
  language          text NOT NULL,
  sentiment_label   text,
  sentiment         double precision,
  is_toxic          boolean NOT NULL,
  is_trending       boolean NOT NULL,
  created_at        timestamptz NOT NULL,
  first_observed_at timestamptz NOT NULL,
  observed_at       timestamptz NOT NULL,
  author_id         text,
  author_name       text,
  followers         bigint,
  verified          boolean,
  location          text,
  topics            text[] NOT NULL,
  hashtags          text[] NOT NULL,
  score             bigint,
  comments          bigint,
  shares            bigint,
  views             bigint,
  velocity          double precision NOT NULL,
  trending_score    double precision,
  content           bigint NOT NULL,
  words             tsvector NOT NULL
) WITH (fillfactor = 90);
COMMENT ON TABLE served_signals IS 'Each post as it was folded last, with the words that it is found by.';
COMMENT ON COLUMN served_signals.content IS 'Hash of title and text, by which a change of them is seen.';
COMMENT ON COLUMN served_signals.author_id IS 'Its first 256 characters, as in author_totals.';
CREATE INDEX served_signals_created ON served_signals (created_at DESC, post_id DESC);
CREATE INDEX served_signals_score ON served_signals (score DESC NULLS LAST, post_id DESC);
CREATE INDEX served_signals_velocity ON served_signals (velocity DESC, post_id DESC);
CREATE INDEX served_signals_trending ON served_signals (trending_score DESC NULLS LAST, post_id DESC);
CREATE INDEX served_signals_platform ON served_signals (platform, created_at DESC, post_id DESC);
CREATE INDEX served_signals_seen ON served_signals (platform, observed_at DESC);
CREATE INDEX served_signals_observed ON served_signals (observed_at DESC);
CREATE INDEX served_signals_author ON served_signals (platform, author_id, created_at DESC, post_id DESC)
  WHERE author_id IS NOT NULL;
CREATE INDEX served_signals_community ON served_signals (community, created_at DESC, post_id DESC)
  WHERE community IS NOT NULL;
CREATE INDEX served_signals_words ON served_signals USING gin (words);
CREATE INDEX served_signals_topics ON served_signals USING gin (topics);

CREATE TABLE facet_hours (
  facet             text NOT NULL,
  value             text NOT NULL,
  hour              timestamptz NOT NULL,
  platform          text NOT NULL,
  language          text NOT NULL,
  sentiment_label   text NOT NULL,
  viral             boolean NOT NULL,
  posts             bigint NOT NULL,
  likes             bigint NOT NULL,
  comments          bigint NOT NULL,
  shares            bigint NOT NULL,
  views             bigint NOT NULL,
  sentiment_micros  bigint NOT NULL,
  sentiment_posts   bigint NOT NULL,
  engagement_micros bigint NOT NULL,
  engagement_posts  bigint NOT NULL,
  PRIMARY KEY (facet, hour, value, platform, language, sentiment_label, viral)
) WITH (fillfactor = 80);
COMMENT ON TABLE facet_hours IS 'Sums over the posts created in one hour, by each of their values of a facet: all (value empty), topic, hashtag, kind, community, location.';
COMMENT ON COLUMN facet_hours.value IS 'Its first 256 characters.';
COMMENT ON COLUMN facet_hours.sentiment_label IS 'Empty where a post has none.';
COMMENT ON COLUMN facet_hours.likes IS 'Sum of score; as with all counts, an absent one is 0, and one beyond a million million counts as that.';
COMMENT ON COLUMN facet_hours.sentiment_micros IS 'Sum of the sentiments in millionths, over sentiment_posts that have one.';
COMMENT ON COLUMN facet_hours.engagement_micros IS 'Sum of (score + comments + shares) / views, each within 0 and 1, in millionths, over engagement_posts that have views.';
CREATE INDEX facet_hours_value ON facet_hours (facet, value, hour DESC);

CREATE TABLE topic_pairs (
  topic_a text NOT NULL,
  topic_b text NOT NULL,
  hour    timestamptz NOT NULL,
  posts   bigint NOT NULL,
  PRIMARY KEY (topic_a, hour, topic_b),
  CHECK (topic_a < topic_b)
) WITH (fillfactor = 90);
COMMENT ON TABLE topic_pairs IS 'Posts created in one hour with both topics, of which the lesser is a; a post of more than 30 topics is about none of them and counts for no pair.';
CREATE INDEX topic_pairs_b ON topic_pairs (topic_b, hour);

CREATE TABLE author_totals (
  platform         text NOT NULL,
  author_id        text NOT NULL,
  author_name      text,
  followers        bigint,
  verified         boolean,
  posts            bigint NOT NULL,
  likes            bigint NOT NULL,
  comments         bigint NOT NULL,
  shares           bigint NOT NULL,
  views            bigint NOT NULL,
  trending_posts   bigint NOT NULL,
  sentiment_micros bigint NOT NULL,
  sentiment_posts  bigint NOT NULL,
  first_created_at timestamptz NOT NULL,
  last_created_at  timestamptz NOT NULL,
  PRIMARY KEY (platform, author_id)
) WITH (fillfactor = 90);
COMMENT ON TABLE author_totals IS 'Sums over the posts of an author; name, followers and verified as the newest of them has it.';
CREATE INDEX author_totals_engagement ON author_totals ((likes + comments + shares) DESC, platform DESC, author_id DESC);
CREATE INDEX author_totals_followers ON author_totals (followers DESC NULLS LAST, platform DESC, author_id DESC);
CREATE INDEX author_totals_posts ON author_totals (posts DESC, platform DESC, author_id DESC);
CREATE INDEX author_totals_verified ON author_totals (platform) WHERE verified;
CREATE INDEX author_totals_last ON author_totals (last_created_at)
  INCLUDE (platform, author_id, first_created_at, verified, followers);

CREATE TABLE copy_totals (
  duplicate_of text PRIMARY KEY,
  copies       bigint NOT NULL,
  platforms    text[] NOT NULL,
  first_at     timestamptz NOT NULL,
  last_at      timestamptz NOT NULL
);
COMMENT ON TABLE copy_totals IS 'How many posts repeat a canonical one, on which platforms, and when the first and the last were first seen.';
CREATE INDEX copy_totals_copies ON copy_totals (copies DESC, duplicate_of DESC);
CREATE INDEX copy_totals_last ON copy_totals (last_at DESC, duplicate_of DESC);

CREATE TABLE platform_totals (
  platform         text PRIMARY KEY,
  posts            bigint NOT NULL,
  last_created_at  timestamptz NOT NULL,
  last_observed_at timestamptz NOT NULL
) WITH (fillfactor = 50);
COMMENT ON TABLE platform_totals IS 'Posts of a platform, its newest one, and when it was heard of last.';

CREATE TABLE feed (
  id          bigint PRIMARY KEY,
  post_id     text NOT NULL,
  kind        text NOT NULL CHECK (kind IN ('signal', 'deleted')),
  platform    text NOT NULL,
  topics      text[] NOT NULL,
  is_trending boolean NOT NULL,
  at          timestamptz NOT NULL
);
COMMENT ON TABLE feed IS 'Posts that came, changed visibly or went. Ids become visible in their order, so that what follows an id is complete. Kept for a day, a million rows at most.';

CREATE SEQUENCE feed_id OWNED BY feed.id;

-- The fold. -----------------------------------------------------------------------------------------

-- What one post adds to the sums. Counts are bounded so that no sum can leave its type, and whatever
-- is no number is none.
CREATE FUNCTION crosscurrent_bounded(amount bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT greatest(least(coalesce(amount, 0), 1000000000000), -1000000000000)
$$;

-- Folds up to so many queued changes, in the transaction of the caller, and gives how many it took; 0
-- where there is nothing to do, -1 where somebody else folds.
--
-- What commits after the queue was read stays queued, also where its row was already seen: then the
-- next fold finds no difference. One fold at a time, and each begins after the one before can be seen,
-- since the lock is held until then. So the feed's ids become visible in order.
CREATE FUNCTION crosscurrent_fold(most integer) RETURNS bigint
LANGUAGE plpgsql
SET search_path FROM CURRENT
SET TimeZone = 'UTC'
-- Each statement is planned for the numbers at hand: a thousand posts want other ways than two.
SET plan_cache_mode = force_custom_plan
-- Of a large table it touches few rows, whatever the statistics say of a table that is growing.
SET enable_seqscan = off
SET jit = off
AS $$
DECLARE
  taken     bigint;
  posts     text[];
  known     text[];
  canonical text[];
  emptied   facet_hours[];
  parted    topic_pairs[];
  authors   author_totals[];
  sources   platform_totals[];
  written   bigint;
  newest    bigint;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'a fold must see what the one before it did: use read committed';
  END IF;
  -- ASCII of "fold".
  IF NOT pg_try_advisory_xact_lock(x'666f6c64'::bigint) THEN
    RETURN -1;
  END IF;

  WITH oldest AS (
    DELETE FROM changes WHERE id = ANY (ARRAY(SELECT id FROM changes ORDER BY id LIMIT most))
    RETURNING id, kind, subject
  ), subjects AS (
    SELECT kind, subject, max(id) AS id, count(*) AS times FROM oldest GROUP BY kind, subject
  )
  SELECT coalesce(sum(times), 0),
         array_agg(subject ORDER BY id) FILTER (WHERE kind = 'signal'),
         array_agg(subject ORDER BY id) FILTER (WHERE kind = 'known'),
         array_agg(subject) FILTER (WHERE kind = 'duplicate')
    INTO taken, posts, known, canonical
    FROM subjects;
  IF taken = 0 THEN
    RETURN 0;
  END IF;

  IF posts IS NOT NULL OR known IS NOT NULL THEN
    -- One statement, hence one sight of signals, for all that a post is counted in.
    WITH queued AS MATERIALIZED (
      SELECT subject AS post_id, min(place) AS place
        FROM unnest(posts || known) WITH ORDINALITY AS q (subject, place) GROUP BY subject
    ), before AS MATERIALIZED (
      SELECT * FROM served_signals WHERE post_id = ANY (posts || known)
    ), after AS MATERIALIZED (
      SELECT s.post_id, s.platform, s.kind, s.community, s.language, s.sentiment_label, s.sentiment,
             coalesce(s.is_toxic, false) AS is_toxic, coalesce(s.is_trending, false) AS is_trending,
             s.created_at, s.first_observed_at, s.observed_at,
             left(s.author_id, 256) AS author_id, s.author_name, s.author_followers AS followers,
             s.author_verified AS verified, s.location, s.topics, s.hashtags,
             s.score, s.comments, s.shares, s.views, s.score_velocity AS velocity, s.trending_score,
             s.content,
             CASE WHEN b.content = s.content THEN b.words
                  ELSE crosscurrent_words(s.title || ' ' || s.text) END AS words
        FROM (SELECT *, hashtextextended(title || E'\n' || text, 0) AS content
                FROM signals WHERE post_id = ANY (posts || known)) s
        LEFT JOIN before b ON b.post_id = s.post_id
    ), different AS MATERIALIZED (
      SELECT post_id, a.post_id IS NULL AS gone,
             (a.platform, a.kind, a.community, a.language, a.sentiment_label, a.sentiment, a.is_toxic,
              a.is_trending, a.created_at, a.author_id, a.author_name, a.followers, a.verified,
              a.location, a.topics, a.hashtags, a.score, a.comments, a.shares, a.views, a.velocity,
              a.trending_score, a.content)
             IS DISTINCT FROM
             (b.platform, b.kind, b.community, b.language, b.sentiment_label, b.sentiment, b.is_toxic,
              b.is_trending, b.created_at, b.author_id, b.author_name, b.followers, b.verified,
              b.location, b.topics, b.hashtags, b.score, b.comments, b.shares, b.views, b.velocity,
              b.trending_score, b.content) AS visible
        FROM before b FULL JOIN after a USING (post_id)
       WHERE ROW(a.*) IS DISTINCT FROM ROW(b.*)
    ), stored AS (
      INSERT INTO served_signals AS t
      SELECT a.* FROM after a JOIN different USING (post_id)
      ON CONFLICT (post_id) DO UPDATE SET
        (platform, kind, community, language, sentiment_label, sentiment, is_toxic, is_trending,
         created_at, first_observed_at, observed_at, author_id, author_name, followers, verified,
         location, topics, hashtags, score, comments, shares, views, velocity, trending_score,
         content, words) =
        ROW(excluded.platform, excluded.kind, excluded.community, excluded.language,
         excluded.sentiment_label, excluded.sentiment, excluded.is_toxic, excluded.is_trending,
         excluded.created_at, excluded.first_observed_at, excluded.observed_at, excluded.author_id,
         excluded.author_name, excluded.followers, excluded.verified, excluded.location,
         excluded.topics, excluded.hashtags, excluded.score, excluded.comments, excluded.shares,
         excluded.views, excluded.velocity, excluded.trending_score, excluded.content,
         excluded.words)
    ), removed AS (
      DELETE FROM served_signals WHERE post_id = ANY (ARRAY(SELECT post_id FROM different WHERE gone))
    ), sides AS MATERIALIZED (
      -- Away with what was counted, in with what is.
      SELECT sign, platform, author_id, language, coalesce(sentiment_label, '') AS sentiment_label,
             is_trending AS viral, date_trunc('hour', created_at) AS hour, kind, left(community, 256) AS community,
             left(location, 256) AS location, topics, hashtags,
             sign * crosscurrent_bounded(score) AS likes,
             sign * crosscurrent_bounded(comments) AS comments,
             sign * crosscurrent_bounded(shares) AS shares,
             sign * crosscurrent_bounded(views) AS views,
             CASE WHEN sentiment BETWEEN -1 AND 1 THEN sign * round(sentiment * 1000000)::bigint ELSE 0 END
               AS sentiment_micros,
             CASE WHEN sentiment BETWEEN -1 AND 1 THEN sign ELSE 0 END AS sentiment_posts,
             CASE WHEN views > 0 THEN sign * floor(1000000 * greatest(0, least(1,
               (coalesce(score, 0)::float8 + coalesce(comments, 0) + coalesce(shares, 0)) / views)))::bigint
               ELSE 0 END AS engagement_micros,
             CASE WHEN views > 0 THEN sign ELSE 0 END AS engagement_posts
        FROM (SELECT -1::bigint AS sign, b.* FROM before b JOIN different USING (post_id)
              UNION ALL
              SELECT 1, a.* FROM after a JOIN different USING (post_id)) s
    ), facets AS (
      INSERT INTO facet_hours AS t
      SELECT f.facet, f.value, hour, platform, language, sentiment_label, viral, sum(sign), sum(likes),
             sum(comments), sum(shares), sum(views), sum(sentiment_micros), sum(sentiment_posts),
             sum(engagement_micros), sum(engagement_posts)
        FROM sides CROSS JOIN LATERAL (
               VALUES ('all', ''), ('kind', kind), ('community', community), ('location', location)
               UNION ALL
               SELECT DISTINCT 'topic', left(topic, 256) FROM unnest(topics) AS topic
               UNION ALL
               SELECT DISTINCT 'hashtag', left(hashtag, 256) FROM unnest(hashtags) AS hashtag
             ) AS f (facet, value)
       WHERE f.value <> '' OR f.facet = 'all'
       GROUP BY f.facet, f.value, hour, platform, language, sentiment_label, viral
      HAVING sum(sign) <> 0 OR sum(likes) <> 0 OR sum(comments) <> 0 OR sum(shares) <> 0
          OR sum(views) <> 0 OR sum(sentiment_micros) <> 0 OR sum(sentiment_posts) <> 0
          OR sum(engagement_micros) <> 0 OR sum(engagement_posts) <> 0
      ON CONFLICT (facet, hour, value, platform, language, sentiment_label, viral) DO UPDATE SET
        posts = t.posts + excluded.posts, likes = t.likes + excluded.likes,
        comments = t.comments + excluded.comments, shares = t.shares + excluded.shares,
        views = t.views + excluded.views,
        sentiment_micros = t.sentiment_micros + excluded.sentiment_micros,
        sentiment_posts = t.sentiment_posts + excluded.sentiment_posts,
        engagement_micros = t.engagement_micros + excluded.engagement_micros,
        engagement_posts = t.engagement_posts + excluded.engagement_posts
      RETURNING t.*
    ), pairs AS (
      INSERT INTO topic_pairs AS t
      SELECT a.topic, b.topic, hour, sum(sign)
        FROM sides
       CROSS JOIN LATERAL (SELECT DISTINCT left(topic, 256) AS topic FROM unnest(topics) AS topic) a
       CROSS JOIN LATERAL (SELECT DISTINCT left(topic, 256) AS topic FROM unnest(topics) AS topic) b
       WHERE cardinality(topics) BETWEEN 2 AND 30 AND a.topic <> '' AND a.topic < b.topic
       GROUP BY a.topic, b.topic, hour
      HAVING sum(sign) <> 0
      ON CONFLICT (topic_a, hour, topic_b) DO UPDATE SET posts = t.posts + excluded.posts
      RETURNING t.*
    ), author_sums AS (
      SELECT platform, author_id, sum(sign) AS posts, sum(likes) AS likes, sum(comments) AS comments,
             sum(shares) AS shares, sum(views) AS views, sum(sign) FILTER (WHERE viral) AS trending_posts,
             sum(sentiment_micros) AS sentiment_micros, sum(sentiment_posts) AS sentiment_posts
        FROM sides WHERE author_id IS NOT NULL GROUP BY platform, author_id
    ), entries AS (
      INSERT INTO feed (id, post_id, kind, platform, topics, is_trending, at)
      SELECT nextval('feed_id'), post_id, kind, platform, topics, is_trending, now()
        FROM (SELECT post_id, 'signal' AS kind, a.platform, a.topics, a.is_trending, q.place
                FROM after a JOIN different d USING (post_id) JOIN queued q USING (post_id)
               WHERE d.visible
              UNION ALL
              SELECT post_id, 'deleted', b.platform, b.topics, b.is_trending, q.place
                FROM before b JOIN different d USING (post_id) JOIN queued q USING (post_id)
               WHERE d.gone
               ORDER BY place) e
       WHERE post_id = ANY (posts)
      RETURNING id
    )
    SELECT (SELECT array_agg(ROW(f.*)::facet_hours) FROM facets f WHERE f.posts = 0),
           (SELECT array_agg(ROW(p.*)::topic_pairs) FROM pairs p WHERE p.posts = 0),
           (SELECT array_agg(ROW(platform, author_id, NULL, NULL, NULL, a.posts, likes, comments, shares,
                     views, coalesce(trending_posts, 0), sentiment_micros, sentiment_posts, NULL, NULL)::author_totals)
              FROM author_sums a),
           (SELECT array_agg(ROW(platform, p.posts, NULL, NULL)::platform_totals)
              FROM (SELECT platform, sum(sign) AS posts FROM sides GROUP BY platform) p),
           (SELECT count(*) FROM entries),
           (SELECT max(id) FROM entries)
      INTO emptied, parted, authors, sources, written, newest;

    DELETE FROM facet_hours t USING unnest(emptied) e
     WHERE t.facet = e.facet AND t.hour = e.hour AND t.value = e.value AND t.platform = e.platform
       AND t.language = e.language AND t.sentiment_label = e.sentiment_label AND t.viral = e.viral;
    DELETE FROM topic_pairs t USING unnest(parted) e
     WHERE t.topic_a = e.topic_a AND t.hour = e.hour AND t.topic_b = e.topic_b;

    INSERT INTO author_totals AS t
    SELECT d.platform, d.author_id, newest.author_name, newest.followers, newest.verified, d.posts,
           d.likes, d.comments, d.shares, d.views, d.trending_posts, d.sentiment_micros,
           d.sentiment_posts, oldest.created_at, newest.created_at
      FROM unnest(authors) d
     CROSS JOIN LATERAL (
       SELECT s.author_name, s.followers, s.verified, s.created_at FROM served_signals s
        WHERE s.platform = d.platform AND s.author_id = d.author_id
        ORDER BY s.created_at DESC, s.post_id DESC LIMIT 1) newest
     CROSS JOIN LATERAL (
       SELECT s.created_at FROM served_signals s
        WHERE s.platform = d.platform AND s.author_id = d.author_id
        ORDER BY s.created_at, s.post_id LIMIT 1) oldest
    ON CONFLICT (platform, author_id) DO UPDATE SET
      author_name = excluded.author_name, followers = excluded.followers, verified = excluded.verified,
      posts = t.posts + excluded.posts, likes = t.likes + excluded.likes,
      comments = t.comments + excluded.comments, shares = t.shares + excluded.shares,
      views = t.views + excluded.views, trending_posts = t.trending_posts + excluded.trending_posts,
      sentiment_micros = t.sentiment_micros + excluded.sentiment_micros,
      sentiment_posts = t.sentiment_posts + excluded.sentiment_posts,
      first_created_at = excluded.first_created_at, last_created_at = excluded.last_created_at;
    DELETE FROM author_totals t USING unnest(authors) d
     WHERE t.platform = d.platform AND t.author_id = d.author_id AND d.posts < 0
       AND NOT EXISTS (SELECT FROM served_signals s
                        WHERE s.platform = d.platform AND s.author_id = d.author_id);

    INSERT INTO platform_totals AS t
    SELECT d.platform, d.posts, newest.created_at, last_seen.observed_at
      FROM unnest(sources) d
     CROSS JOIN LATERAL (SELECT s.created_at FROM served_signals s WHERE s.platform = d.platform
                          ORDER BY s.created_at DESC, s.post_id DESC LIMIT 1) newest
     CROSS JOIN LATERAL (SELECT s.observed_at FROM served_signals s WHERE s.platform = d.platform
                          ORDER BY s.observed_at DESC LIMIT 1) last_seen
    ON CONFLICT (platform) DO UPDATE SET
      posts = t.posts + excluded.posts, last_created_at = excluded.last_created_at,
      last_observed_at = excluded.last_observed_at;
    DELETE FROM platform_totals t USING unnest(sources) d
     WHERE t.platform = d.platform AND d.posts < 0
       AND NOT EXISTS (SELECT FROM served_signals s WHERE s.platform = d.platform);

    IF written > 0 THEN
      -- Ids are never fewer than rows. Of those that are too old, more go than came, but not so many
      -- at once that a fold takes long.
      DELETE FROM feed WHERE id <= newest - 1000000;
      DELETE FROM feed WHERE id = ANY (ARRAY(SELECT id FROM feed ORDER BY id LIMIT 2 * written + 100))
         AND at < now() - interval '24 hours';
      PERFORM pg_notify('crosscurrent_feed', newest::text);
    END IF;
  END IF;

  IF canonical IS NOT NULL THEN
    INSERT INTO copy_totals AS t
    SELECT duplicate_of, count(DISTINCT post_id), array_agg(DISTINCT platform ORDER BY platform),
           min(first_observed_at), max(first_observed_at)
      FROM duplicates WHERE duplicate_of = ANY (canonical) GROUP BY duplicate_of
    ON CONFLICT (duplicate_of) DO UPDATE SET
      copies = excluded.copies, platforms = excluded.platforms,
      first_at = excluded.first_at, last_at = excluded.last_at;
    DELETE FROM copy_totals t
     WHERE t.duplicate_of = ANY (canonical)
       AND NOT EXISTS (SELECT FROM duplicates d WHERE d.duplicate_of = t.duplicate_of);
  END IF;
  RETURN taken;
END $$;

-- What is there already is folded like anything else, but it is no news.
INSERT INTO changes (kind, subject) SELECT 'known', post_id FROM signals ORDER BY created_at;
INSERT INTO changes (kind, subject) SELECT DISTINCT 'duplicate', duplicate_of FROM duplicates;
