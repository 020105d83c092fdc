-- Twelve posts of two platforms, one every minute from 10:00; every third is on climate and trends.
-- The fifth and the twelfth are toxic; the first two have no such score, the first by a failure.
INSERT INTO signals (post_id, platform, community, kind, title, text, author_id, created_at,
  observed_at, first_observed_at, language, language_confidence, links, hashtags, mentions, media,
  score, comments, collection, extra, sentiment, sentiment_positive, sentiment_neutral,
  sentiment_negative, sentiment_label, sentiment_engine, topics, score_velocity, comment_velocity,
  normalised_score, trending_score, is_trending, trending_parts, language_engine, toxicity_label,
  is_toxic, toxicity, toxicity_engine, entities, entity_engine, failed, generation, observations)
SELECT p || ':' || lpad(n::text, 2, '0'), p, 'c' || n % 3, 'post', 'Title ' || n,
  'The quick brown fox number ' || n, p || ':author', at, at + interval '20 minutes',
  at + interval '5 minutes', CASE n % 4 WHEN 0 THEN 'de' ELSE 'en' END, 0.9, '{}', '{}', '{}', '{}',
  n * 10 - 20, n, 'api', '{"flair": "news"}', s, 0.2, 0.5, 0.3,
  CASE WHEN s >= 0.05 THEN 'positive' WHEN s <= -0.05 THEN 'negative' ELSE 'neutral' END, 'vader',
  CASE WHEN n % 3 = 0 THEN ARRAY['climate', 'energy'] ELSE ARRAY['energy'] END, 1.5, 0,
  0.5, n / 12.0, n % 3 = 0, '{"sentiment": 0.2}', CASE n % 4 WHEN 0 THEN 'fast/1' END,
  CASE WHEN n > 2 THEN CASE n % 7 WHEN 5 THEN 'hate' ELSE 'neither' END END,
  CASE WHEN n > 2 THEN n % 7 = 5 END,
  CASE WHEN n > 2 THEN CASE n % 7 WHEN 5 THEN '{"hate": 0.9, "neither": 0.1}'
    ELSE '{"hate": 0.1, "neither": 0.9}' END::jsonb END,
  CASE WHEN n > 2 THEN 'linear/1' END,
  CASE n % 3 WHEN 0 THEN '[{"name": "OpenAI", "type": "organization"}, {"name": "Oslo", "type": "location"}]'
    ELSE '[]' END::jsonb, 'gazetteer/1',
  CASE n WHEN 1 THEN ARRAY['toxicity'] ELSE '{}'::text[] END, 0, 2
FROM (SELECT n, CASE n % 2 WHEN 0 THEN 'reddit' ELSE 'bluesky' END AS p, (n - 6) / 10.0 AS s,
  timestamptz '2026-03-01 10:00:00.123456+00' + n * interval '1 minute' AS at
  FROM generate_series(1, 12) n) x;

-- Ids and texts that are hard to carry.
INSERT INTO signals (post_id, platform, kind, title, text, created_at, observed_at,
  first_observed_at, language, language_confidence, links, hashtags, mentions, media, collection,
  extra, topics, score_velocity, comment_velocity, generation, observations)
SELECT id, 'activitypub', 'post', '', body, at, at, at, 'und', 0, '{}', '{}', '{}', '{}', 'api',
  '{}', '{}', 0, 0, 0, 1
FROM (VALUES
  ('activitypub:https://example.org/users/a+b/statuses/1?x=1&y=%20', '100% of_it \o/ 日本語のテキスト 🎉 it''s "so"',
    timestamptz '2026-02-01 10:00:00+00'),
  ('activitypub:ünï cödé;#', 'nothing special', timestamptz '2026-02-01 10:00:01+00')) v (id, body, at);

INSERT INTO observations (post_id, observed_at, platform, score, score_velocity, comment_velocity, topics, generation)
SELECT 'reddit:06', timestamptz '2026-03-01 10:11:00+00' + n * interval '1 minute', 'reddit', n, 0, 0, '{energy}', 1
FROM generate_series(1, 5) n;

INSERT INTO topic_windows (topic, platform, window_start, window_end, posts, authors, score_sum,
  sentiment_sum, sentiment_count, peak_trending, first_observed_at, top_posts, generation, inputs)
SELECT t, p, at, at + interval '15 minutes', n + 1, 1, 100, n * 0.5, n, 0.4, at,
  ARRAY['reddit:06', 'reddit:12', 'gone:1'], 0, 1
FROM (SELECT t, p, n, timestamptz '2026-03-01 09:30:00+00' + n * interval '15 minutes' AS at
  FROM generate_series(0, 5) n, unnest(ARRAY['climate', 'energy']) t,
    unnest(ARRAY['reddit', 'bluesky']) p) x;

INSERT INTO cross_platform_events (topic, started_at, updated_at, resolved_at, origin_platform,
  origin_at, lags, spread_seconds, posts, sentiments, sample_posts, generation, version)
VALUES
  ('climate', '2026-03-01 10:00+00', '2026-03-01 10:30+00', NULL, 'reddit', '2026-03-01 10:00:07+00',
    '{"bluesky": 60}', 60, 9, '{"reddit": 0.3, "bluesky": -0.2}', '{reddit:06}', 0, 3),
  ('climate', '2026-02-01 10:00+00', '2026-02-01 12:00+00', '2026-02-01 12:00+00', 'bluesky',
    '2026-02-01 10:00+00', '{"reddit": 5}', 5, 4, '{"reddit": 0.3}', '{}', 0, 3),
  ('energy', '2026-03-01 10:00+00', '2026-03-01 11:00+00', '2026-03-01 11:00+00', 'reddit',
    '2026-03-01 10:00+00', '{"bluesky": 1}', 1, 4, '{"reddit": 0.1}', '{}', 0, 3);

INSERT INTO divergences (topic, platform_a, platform_b, window_start, window_end, mean_a, mean_b,
  posts_a, posts_b, difference, generation, inputs)
VALUES
  ('climate', 'bluesky', 'reddit', '2026-03-01 10:00+00', '2026-03-01 11:00+00', -0.2, 0.3, 4, 5, -0.5, 0, 1),
  ('climate', 'bluesky', 'reddit', '2026-03-01 08:00+00', '2026-03-01 09:00+00', -0.2, 0.3, 4, 5, -0.5, 0, 1);
