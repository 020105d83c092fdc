-- Posts of five platforms over some days, different in all that is counted: absent, zero, negative and
-- large counts, absent and empty texts, tags twice, scripts of the world. Each run makes the same.
-- The whole numbers below "most" that stand for chance are of a hash of the post's number.
CREATE FUNCTION dice(n int, salt text, most int) RETURNS int LANGUAGE sql IMMUTABLE AS
$$ SELECT ((('x' || substr(md5(n || salt), 1, 8))::bit(32)::bigint) % most)::int $$;

CREATE TABLE seeding (posts int, posts_an_hour int, authors int);
INSERT INTO seeding VALUES (:posts, :posts_an_hour, :authors);

INSERT INTO signals (post_id, platform, community, kind, title, text, author_id, author_name,
  author_followers, author_verified, created_at, observed_at, first_observed_at, language,
  language_confidence, links, hashtags, mentions, media, location, score, comments, shares, views,
  collection, extra, sentiment, sentiment_label, topics, score_velocity, comment_velocity,
  trending_score, is_trending, is_toxic, generation, observations)
SELECT platform || ':' || n, platform,
  CASE dice(n, 'community', 5) WHEN 0 THEN NULL WHEN 1 THEN '' ELSE 'c' || dice(n, 'c', 9) END,
  (ARRAY['post', 'comment', 'video', 'repost'])[1 + dice(n, 'kind', 4)],
  'Title ' || n, 'Text number ' || n || ' on this and that',
  CASE WHEN author > 0 THEN 'author ' || author END,
  CASE WHEN author > 0 AND author % 7 <> 0 THEN 'Ünï ' || author || ' 名' END,
  CASE WHEN author % 5 <> 0 THEN (author * 7919 % 997) * 100 + dice(n, 'followers', 3) END,
  CASE author % 4 WHEN 0 THEN true WHEN 1 THEN false END,
  created, created + interval '5 minutes', created + interval '1 minute',
  (ARRAY['en', 'de', 'ja', 'und', 'es', 'en', 'en'])[1 + dice(n, 'language', 7)], 0.9, '{}',
  (ARRAY['{}', '{}', '{ai}', '{ai,climate}', '{日本,ai,日本}', '{ünï}', ('{t' || dice(n, 'tag', 200) || '}'),
    '{🎉,ai}'])[1 + dice(n, 'tags', 8)]::text[], '{}', '{}',
  (ARRAY[NULL, NULL, '', 'Oslo', '東京', 'São Paulo', 'Oslo, NO'])[1 + dice(n, 'place', 7)],
  CASE WHEN dice(n, 'score?', 9) > 0 THEN dice(n, 'score', 900) - 50 END,
  CASE WHEN dice(n, 'comments?', 6) > 0 THEN dice(n, 'comments', 90) END,
  CASE WHEN dice(n, 'shares?', 3) > 0 THEN dice(n, 'shares', 40) END,
  CASE dice(n, 'views?', 4) WHEN 0 THEN NULL WHEN 1 THEN 0 ELSE dice(n, 'views', 5000) END,
  'api', '{}', mood,
  CASE WHEN mood >= 0.05 THEN 'positive' WHEN mood <= -0.05 THEN 'negative' WHEN mood IS NOT NULL THEN 'neutral' END,
  CASE WHEN dice(n, 'topics?', 4) = 0 THEN '{}'
    ELSE (ARRAY['{climate}', '{energy,climate}', '{ai}', '{ai,日本}', '{football}', '{space,ai,energy}',
      ('{subject ' || dice(n, 'subject', 40) || '}')])[1 + least(dice(n, 'topics', 7), dice(n, 'less', 9))] END::text[],
  dice(n, 'velocity', 100) / 7.0, 0, CASE WHEN dice(n, 'trend?', 5) > 0 THEN dice(n, 'trend', 1000) / 1000.0 END,
  CASE dice(n, 'trending', 8) WHEN 0 THEN true WHEN 1 THEN NULL ELSE false END,
  CASE dice(n, 'toxic', 11) WHEN 0 THEN true WHEN 1 THEN NULL ELSE false END, 0, 1
FROM (SELECT n, (ARRAY['reddit', 'bluesky', 'x', 'reddit', 'mastodon', 'hackernews'])[1 + dice(n, 'platform', 6)] AS platform,
    -- The square makes few authors write much.
    (dice(n, 'author', 1000)::int8 * dice(n, 'author', 1000) * authors / 1000000)::int AS author,
    timestamptz '2026-03-05 18:37:11.123456+00'
      - (posts - n) * interval '1 hour' / posts_an_hour - dice(n, 'late', 1000000) * interval '1 microsecond' AS created,
    CASE WHEN dice(n, 'mood?', 10) > 0 THEN (dice(n, 'mood', 2001) - 1000) / 1000.0::float8 END AS mood
  FROM seeding, generate_series(1, (SELECT posts FROM seeding)) n) x;

-- A platform with a wrong clock, and one post of long ago.
UPDATE signals SET created_at = timestamptz '2099-01-01 00:00:00+00' WHERE post_id LIKE '%:7';
UPDATE signals SET created_at = timestamptz '1999-12-31 23:59:59.999999+00' WHERE post_id LIKE '%:8';

INSERT INTO duplicates (post_id, first_observed_at, platform, duplicate_of, canonical_observed_at, content_hash)
SELECT 'copy:' || n, timestamptz '2026-03-05 00:00:00+00' + dice(n, 'seen', 100000) * interval '1 second',
  (ARRAY['reddit', 'bluesky', 'x'])[1 + dice(n, 'on', 3)],
  CASE WHEN n % 50 = 0 THEN 'gone:' || n ELSE coalesce((SELECT post_id FROM signals s
    WHERE s.post_id LIKE '%:' || (9 + least(dice(n, 'of', 40), dice(n, 'of2', 40))) LIMIT 1), 'gone:0') END,
  timestamptz '2026-03-01 00:00:00+00', 'h' || n
FROM generate_series(1, 400) n;
-- Seen again: the same copy, not another one.
INSERT INTO duplicates SELECT post_id, first_observed_at + interval '1 day', platform, duplicate_of,
  canonical_observed_at, content_hash FROM duplicates WHERE post_id IN ('copy:1', 'copy:2', 'copy:3');

INSERT INTO dead_letters (id, reason, stage, message, payload, headers, platform, observed_at, attempt)
SELECT 'd' || n, (ARRAY['schema-drift', 'malformed', 'oversized'])[1 + n % 3], 'normalise', 'm', '', '{}',
  (ARRAY['reddit', 'bluesky', NULL, 'quill'])[1 + n % 4], timestamptz '2026-03-05 00:00:00+00', 0
FROM generate_series(1, 37) n;

INSERT INTO shape_windows (platform, shape, window_start, window_end, records, drifted, breaker_open,
  fingerprint, fields, added, lost)
SELECT platform, shape, at, at + interval '15 minutes', 10, 0, shape = 'b' AND n >= 90, 'f', '{}',
  CASE WHEN shape = 'b' AND n = 3 THEN '{"long ago": "text"}'
    WHEN shape = 'b' AND n > 95 THEN jsonb_build_object('new one', 'text', 'new ' || n, 'number') ELSE '{}' END, '{}'
FROM (SELECT n, timestamptz '2026-03-04 12:00:00+00' + n * interval '15 minutes' AS at FROM generate_series(0, 120) n) w,
  (VALUES ('reddit', 'a'), ('reddit', 'b'), ('quill', 'b'), ('silent', 'a')) s (platform, shape);
