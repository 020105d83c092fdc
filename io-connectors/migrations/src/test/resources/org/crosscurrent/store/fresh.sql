-- The projection computed afresh, each table as a view of the same name with fresh_ before it.
SET TimeZone = 'UTC';

CREATE VIEW fresh_served_signals AS
SELECT post_id, platform, kind, community, language, sentiment_label, sentiment,
  is_toxic IS TRUE AS is_toxic, is_trending IS TRUE AS is_trending, created_at, first_observed_at,
  observed_at, left(author_id, 256) AS author_id, author_name, author_followers AS followers,
  author_verified AS verified, location, topics, hashtags, score, comments, shares, views,
  score_velocity AS velocity, trending_score, hashtextextended(title || E'\n' || text, 0) AS content,
  crosscurrent_words(title || ' ' || text) AS words
FROM signals;

CREATE VIEW figures AS
SELECT *, date_trunc('hour', created_at, 'UTC') AS hour,
  CASE WHEN score > 1e12 THEN 1e12::bigint WHEN score < -1e12 THEN -1e12::bigint ELSE coalesce(score, 0) END AS likes,
  CASE WHEN comments > 1e12 THEN 1e12::bigint WHEN comments < -1e12 THEN -1e12::bigint ELSE coalesce(comments, 0) END AS comments_made,
  CASE WHEN shares > 1e12 THEN 1e12::bigint WHEN shares < -1e12 THEN -1e12::bigint ELSE coalesce(shares, 0) END AS shares_made,
  CASE WHEN views > 1e12 THEN 1e12::bigint WHEN views < -1e12 THEN -1e12::bigint ELSE coalesce(views, 0) END AS views_had,
  CASE WHEN sentiment >= -1 AND sentiment <= 1 THEN round(sentiment * 1e6) END::bigint AS micros,
  CASE WHEN views > 0 THEN floor(1e6 * least(1::float8, greatest(0::float8,
    (coalesce(score, 0)::float8 + coalesce(comments, 0)::float8 + coalesce(shares, 0)::float8) / views::float8))) END::bigint AS engagement
FROM signals;

CREATE VIEW faceted AS
SELECT 'all' AS facet, '' AS value, f.* FROM figures f
UNION ALL SELECT 'kind', kind, f.* FROM figures f WHERE kind <> ''
UNION ALL SELECT 'community', left(community, 256), f.* FROM figures f WHERE community <> ''
UNION ALL SELECT 'location', left(location, 256), f.* FROM figures f WHERE location <> ''
UNION ALL SELECT 'topic', v, f.* FROM figures f, LATERAL (SELECT DISTINCT left(unnest(topics), 256) AS v) u WHERE v <> ''
UNION ALL SELECT 'hashtag', v, f.* FROM figures f, LATERAL (SELECT DISTINCT left(unnest(hashtags), 256) AS v) u WHERE v <> '';

CREATE VIEW fresh_facet_hours AS
SELECT facet, value, hour, platform, language, coalesce(sentiment_label, '') AS sentiment_label,
  is_trending IS TRUE AS viral, count(*) AS posts, sum(likes)::bigint AS likes,
  sum(comments_made)::bigint AS comments, sum(shares_made)::bigint AS shares,
  sum(views_had)::bigint AS views, coalesce(sum(micros), 0)::bigint AS sentiment_micros,
  count(micros) AS sentiment_posts, coalesce(sum(engagement), 0)::bigint AS engagement_micros,
  count(engagement) AS engagement_posts
FROM faceted GROUP BY 1, 2, 3, 4, 5, 6, 7;

CREATE VIEW fresh_topic_pairs AS
SELECT a.value AS topic_a, b.value AS topic_b, a.hour, count(*) AS posts
FROM faceted a JOIN faceted b ON a.post_id = b.post_id AND a.value < b.value
WHERE a.facet = 'topic' AND b.facet = 'topic' GROUP BY 1, 2, 3;

CREATE VIEW fresh_author_totals AS
SELECT platform, left(author_id, 256) AS author_id,
  (array_agg(author_name ORDER BY created_at DESC, post_id DESC))[1] AS author_name,
  (array_agg(author_followers ORDER BY created_at DESC, post_id DESC))[1] AS followers,
  (array_agg(author_verified ORDER BY created_at DESC, post_id DESC))[1] AS verified,
  count(*) AS posts, sum(likes)::bigint AS likes, sum(comments_made)::bigint AS comments,
  sum(shares_made)::bigint AS shares, sum(views_had)::bigint AS views,
  count(*) FILTER (WHERE is_trending) AS trending_posts,
  coalesce(sum(micros), 0)::bigint AS sentiment_micros, count(micros) AS sentiment_posts,
  min(created_at) AS first_created_at, max(created_at) AS last_created_at
FROM figures WHERE author_id IS NOT NULL GROUP BY 1, 2;

CREATE VIEW fresh_copy_totals AS
SELECT duplicate_of, count(DISTINCT post_id) AS copies,
  array_agg(DISTINCT platform ORDER BY platform) AS platforms,
  min(first_observed_at) AS first_at, max(first_observed_at) AS last_at
FROM duplicates GROUP BY 1;

CREATE VIEW fresh_platform_totals AS
SELECT platform, count(*) AS posts, max(created_at) AS last_created_at,
  max(observed_at) AS last_observed_at
FROM signals GROUP BY 1;
