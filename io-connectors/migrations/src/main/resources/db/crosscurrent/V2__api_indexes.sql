-- What the API reads by. A walk through signals goes by creation time, which a further sighting does
-- not change. The columns behind the first two let an entry be passed over without reading its row.
CREATE INDEX signals_created ON signals (created_at DESC, post_id DESC, platform, language,
  sentiment_label, score, observed_at, first_observed_at);
CREATE INDEX signals_community ON signals (community, created_at DESC, post_id DESC);
CREATE INDEX signals_first_observed ON signals (first_observed_at) INCLUDE (platform, sentiment_label, sentiment);
CREATE INDEX cross_platform_events_started ON cross_platform_events (started_at DESC, topic DESC);
CREATE INDEX divergences_topic ON divergences (topic, window_start DESC);

-- Nothing reads by the time of the latest sighting: two indexes fewer to write with each sighting.
DROP INDEX signals_observed;
DROP INDEX signals_platform_observed;
