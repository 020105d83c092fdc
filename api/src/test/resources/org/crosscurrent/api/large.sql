-- A store of any size, always the same for one: :signals posts over seven days up to now, each seen
-- :sightings times, with skewed authors, words and topics.
SELECT setseed(0.5);
SELECT crosscurrent_ensure_partition(history, (now() AT TIME ZONE 'UTC')::date - day)
FROM generate_series(-1, 8) day,
  unnest(ARRAY['observations', 'topic_windows', 'divergences']::regclass[]) history;

INSERT INTO signals (post_id, platform, community, kind, title, text, author_id, author_name,
  author_followers, author_verified, created_at, observed_at, first_observed_at, language,
  language_confidence, links, hashtags, mentions, media, location, score, comments, shares, views,
  collection, extra, sentiment, sentiment_label, topics, score_velocity, comment_velocity,
  trending_score, is_trending, trending_parts, is_toxic, generation, observations)
SELECT p || ':' || lpad(to_hex(n * 2654435761 % 4294967296), 8, '0'), p,
  CASE WHEN p = 'reddit' THEN 'r' || n % 300 END,
  (ARRAY['post', 'comment', 'repost', 'video'])[1 + n % 4], '',
  (SELECT string_agg('word' || floor(power(random(), 4) * 30000), ' ') FROM generate_series(1, 10 + n % 20)),
  p || ':user' || floor(power(random(), 2) * :signals / 20), 'User', (power(random(), 8) * 1000000)::bigint,
  random() < 0.05, at, at + random() * interval '20 minutes', at + interval '10 s',
  (ARRAY['en', 'en', 'en', 'de', 'ja', 'und'])[1 + n % 6], 0.9, '{}',
  ARRAY['tag' || floor(power(random(), 3) * 5000)], '{}', '{}',
  CASE WHEN n % 5 = 0 THEN 'City ' || n % 200 END,
  (power(random(), 6) * 10000)::bigint, (random() * 50)::bigint, (random() * 20)::bigint,
  (random() * 100000)::bigint, 'api', '{}', s,
  CASE WHEN s >= 0.05 THEN 'positive' WHEN s <= -0.05 THEN 'negative' ELSE 'neutral' END,
  ARRAY['topic' || floor(power(random(), 3) * 5000), 'subject' || floor(power(random(), 3) * 2000),
    'thing' || floor(random() * 200)],
  random() * 20, random(), random(), random() < 0.1, '{}', n % 50 = 0, 0, :sightings
FROM (SELECT n, (ARRAY['reddit', 'hackernews', 'bluesky', 'activitypub', 'youtube'])[1 + n % 5] AS p,
        now() - n * interval '7 days' / :signals AS at, random() * 2 - 1 AS s
        FROM generate_series(1::bigint, :signals) n) x;

INSERT INTO observations (post_id, observed_at, platform, score, comments, score_velocity,
  comment_velocity, sentiment, trending_score, topics)
SELECT post_id, first_observed_at + m * interval '1 minute', platform, score, comments,
  score_velocity, 0, sentiment, trending_score, topics
FROM signals, generate_series(1, :sightings) m;

INSERT INTO topic_windows (topic, platform, window_start, window_end, posts, authors, score_sum,
  sentiment_sum, sentiment_count, peak_trending, first_observed_at, top_posts, generation, inputs)
SELECT topic, platform, start, start + interval '15 minutes', count(*), count(DISTINCT author_id),
  sum(score), sum(sentiment), count(sentiment), max(trending_score), min(first_observed_at),
  (array_agg(post_id ORDER BY score DESC))[1:3], 0, count(*)
FROM (SELECT *, unnest(topics) AS topic,
        date_bin('15 minutes', first_observed_at, timestamptz '2020-01-01 00:00Z') AS start
        FROM signals) s
GROUP BY topic, platform, start;

INSERT INTO cross_platform_events (topic, started_at, updated_at, resolved_at, origin_platform,
  origin_at, lags, spread_seconds, posts, sentiments, sample_posts, generation, version)
SELECT topic, min(window_start), max(window_end),
  CASE WHEN max(window_end) < now() - interval '2 hours' THEN max(window_end) END, min(platform),
  min(window_start), '{"reddit": 60}', 60, sum(posts), '{"reddit": 0.1}', '{}', 0, 1
FROM topic_windows GROUP BY topic, date_bin('6 hours', window_start, timestamptz '2020-01-01 00:00Z')
HAVING count(DISTINCT platform) > 1 AND sum(posts) > 2;

INSERT INTO divergences (topic, platform_a, platform_b, window_start, window_end, mean_a, mean_b,
  posts_a, posts_b, difference, generation, inputs)
SELECT topic, 'bluesky', 'reddit', start, start + interval '1 hour', 0.2, -0.3, 3, 3, 0.5, 0, 6
FROM (SELECT topic, date_trunc('hour', window_start) AS start FROM topic_windows
       GROUP BY 1, 2 HAVING count(*) > 3) w;

INSERT INTO duplicates (post_id, first_observed_at, platform, duplicate_of, canonical_observed_at,
  content_hash)
SELECT post_id || 'c', first_observed_at, 'youtube',
  first_value(post_id) OVER (PARTITION BY n / 7), first_observed_at, 'h'
FROM (SELECT *, row_number() OVER (ORDER BY post_id) AS n FROM signals
       ORDER BY post_id LIMIT :signals / 20) s;

INSERT INTO dead_letters (id, reason, stage, message, payload, headers, platform, observed_at, attempt)
SELECT md5(n::text), (ARRAY['malformed', 'late', 'schema-drift'])[1 + n % 3], 'normalise', 'message',
  '\x7b7d', '{}', (ARRAY['reddit', 'bluesky'])[1 + n % 2], now() - n * interval '1 minute', 0
FROM generate_series(1, :signals / 20) n;
