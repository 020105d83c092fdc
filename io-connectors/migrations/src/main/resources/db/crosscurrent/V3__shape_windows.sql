CREATE TABLE shape_windows (
  platform         text NOT NULL,
  shape            text NOT NULL,
  window_start     timestamptz NOT NULL,
  window_end       timestamptz NOT NULL,
  records          bigint NOT NULL,
  drifted          bigint NOT NULL,
  first_drifted_at timestamptz,
  last_drifted_at  timestamptz,
  last_sound_at    timestamptz,
  breaker_open     boolean NOT NULL,
  fingerprint      text NOT NULL,
  fields           jsonb NOT NULL,
  added            jsonb NOT NULL,
  lost             jsonb NOT NULL,
  written_at       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (window_start, platform, shape)
) PARTITION BY RANGE (window_start);
COMMENT ON TABLE shape_windows IS 'How the payloads of one shape were built in one window, and how many were refused for a lost critical field. Version: records.';
CREATE TABLE shape_windows_default PARTITION OF shape_windows DEFAULT;
CREATE INDEX shape_windows_shape ON shape_windows (platform, shape, window_start DESC);

CREATE VIEW shape_breakers AS
  SELECT DISTINCT ON (platform, shape)
    platform, shape, breaker_open, window_start, last_drifted_at, last_sound_at, fingerprint
  FROM shape_windows
  ORDER BY platform, shape, window_start DESC;
COMMENT ON VIEW shape_breakers IS 'Each shape as its newest window found it: open means that its last payload was refused.';

CREATE VIEW new_fields AS
  SELECT platform, shape, key AS path,
    min(window_start) AS first_window, max(window_start) AS last_window, count(*) AS windows,
    (array_agg(value ORDER BY window_start))[1] AS first_seen
  FROM shape_windows CROSS JOIN LATERAL jsonb_each_text(added)
  GROUP BY platform, shape, key;
COMMENT ON VIEW new_fields IS 'Fields that the mapping of their shape does not know, each once, with the window in which it turned up.';

CREATE VIEW schema_changes AS
  SELECT platform, shape, window_start, path,
    CASE WHEN before IS NULL THEN 'added' WHEN after IS NULL THEN 'removed' ELSE 'changed' END AS change,
    before, after
  FROM (
    SELECT platform, shape, window_start, keys.path,
      previous ->> keys.path AS before, fields ->> keys.path AS after
    FROM (
      SELECT platform, shape, window_start, records, fields,
        lag(fields) OVER w AS previous, lag(records) OVER w AS previous_records
      FROM shape_windows
      WINDOW w AS (PARTITION BY platform, shape ORDER BY window_start)
    ) AS windows
    CROSS JOIN LATERAL (
      SELECT jsonb_object_keys(fields) AS path UNION SELECT jsonb_object_keys(previous)
    ) AS keys
    WHERE records >= 100 AND previous_records >= 100
  ) AS compared
  WHERE before IS DISTINCT FROM after;
COMMENT ON VIEW schema_changes IS 'Known fields that were seen in one window and not in the one before, or with other kinds of value; only between windows of at least 100 payloads.';
