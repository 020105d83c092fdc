-- Nine letters of three reasons, a minute apart; every third payload is no text, the last one is long.
INSERT INTO dead_letters (id, reason, stage, message, payload, headers, platform, collection,
  observed_at, attempt, written_at)
SELECT 'letter' || n, (ARRAY['malformed', 'late', 'missing-field'])[1 + n % 3], 'normalise',
  'The payload is number ' || n || '.',
  CASE WHEN n % 3 = 0 THEN '\xff00fe'::bytea
    WHEN n = 8 THEN convert_to(repeat('日本語', 10000), 'UTF8')
    ELSE convert_to('secret ' || n, 'UTF8') END,
  '{"platform": "reddit"}', CASE n % 2 WHEN 0 THEN 'reddit' END, 'api',
  CASE WHEN n <> 4 THEN timestamptz '2026-02-01 00:00+00' + n * interval '1 day' END, n % 2,
  timestamptz '2026-03-01 10:00:00.123456+00' + n * interval '1 minute'
FROM generate_series(0, 8) n;
