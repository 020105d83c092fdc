// The answers of the API as far as the pages use them. Absent counters are null, never 0.

export type Sentiment = 'positive' | 'neutral' | 'negative';

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export interface Signal {
  post_id: string;
  platform: string;
  kind?: string | null;
  community?: string | null;
  title?: string | null;
  text?: string | null;
  author_id?: string | null;
  author_name?: string | null;
  author_followers?: number | null;
  author_verified?: boolean | null;
  created_at: string;
  observed_at?: string;
  language?: string | null;
  url?: string | null;
  score?: number | null;
  comments?: number | null;
  shares?: number | null;
  views?: number | null;
  sentiment?: number | null;
  sentiment_label?: Sentiment | null;
  topics?: string[];
  score_velocity?: number | null;
  trending_score?: number | null;
  is_trending?: boolean | null;
  trending_parts?: Record<string, number> | null;
}

export interface Stats {
  from: string | null;
  to: string | null;
  posts: number;
  likes: number;
  comments: number;
  shares: number;
  views: number;
  mean_engagement_rate: number | null;
  mean_sentiment: number | null;
  sentiments: Partial<Record<Sentiment | 'none', number>>;
  viral_posts: number;
  authors: number;
  verified_authors: number;
  influencers: number;
  platforms: unknown;
  as_of: string | null;
}

export interface Bucketed {
  bucket_start: string;
  posts: number;
  likes?: number | null;
  mean_sentiment?: number | null;
}

export interface Timeline {
  bucket: string;
  from: string | null;
  to: string | null;
  groups: { value: string | null; series: Bucketed[] }[];
}

export interface Pulse {
  bucket: string;
  from: string | null;
  to: string | null;
  topics: {
    topic: string;
    momentum?: 'rising' | 'falling' | 'stable' | null;
    momentum_parts?: Record<string, number> | null;
    series: Bucketed[];
  }[];
}

export interface TrendingTopic {
  topic: string;
  score: number;
  parts: Record<string, number>;
  posts: number;
  previous_posts: number | null;
  platforms: Record<string, number>;
  series: Bucketed[];
}

export interface CrossEvent {
  topic: string;
  started_at: string;
  updated_at: string;
  resolved_at: string | null;
  origin_platform: string;
  origin_at: string;
  lags: Record<string, number>;
  spread_seconds: number;
  posts: number;
  sentiments: Record<string, unknown>;
  sentiment_delta?: number | null;
  sample_posts?: string[];
}

export interface Divergence {
  topic: string;
  platform_a: string;
  platform_b: string;
  window_start: string;
  window_end: string;
  mean_a: number;
  mean_b: number;
  posts_a: number;
  posts_b: number;
  difference: number;
}

export interface TopicDetail {
  topic: string;
  bucket: string;
  from: string | null;
  to: string | null;
  platforms: { platform: string; series: Bucketed[] }[];
  divergences: Divergence[];
  latest_event: CrossEvent | null;
  top_posts: Signal[];
  co_occurring?: { topic: string; posts: number }[];
}

export interface BreakdownRow {
  value: string | null;
  posts: number;
  share: number | null;
  likes: number | null;
  comments: number | null;
  shares: number | null;
  views: number | null;
  mean_sentiment: number | null;
  mean_engagement_rate: number | null;
  viral_posts: number | null;
}

export interface HashtagRow {
  hashtag: string;
  posts: number;
  previous_posts: number | null;
  likes: number | null;
  mean_sentiment: number | null;
  platforms: Record<string, number>;
}

export interface AuthorRow {
  platform: string;
  author_id: string;
  author_name: string | null;
  followers: number | null;
  verified: boolean | null;
  influencer: boolean | null;
  posts: number;
  likes: number | null;
  comments: number | null;
  shares: number | null;
  views: number | null;
  engagement: number | null;
  mean_sentiment: number | null;
  first_created_at: string | null;
  last_created_at: string | null;
}

export interface SourceRow {
  platform: string;
  posts: number;
  share: number | null;
  last_created_at: string | null;
  last_observed_at: string | null;
  freshness_seconds: number | null;
  dead_letters: number | null;
  dead_letters_by_reason?: Record<string, number> | null;
  open_breakers: unknown;
  new_fields: unknown;
}

export interface Operations {
  feed_position: number | null;
  queue_length: number | null;
  fold_lag_seconds: number | null;
  posts_per_minute: { minute: string; posts: number }[];
  freshness_seconds: number | null;
}

export interface DeadLetter {
  id: string | number;
  reason: string;
  stage: string | null;
  message: string | null;
  platform: string | null;
  collection: string | null;
  observed_at: string | null;
  attempt: number | null;
  headers?: unknown;
  payload_text?: string | null;
  payload_base64?: string | null;
}

export interface ReasonRow {
  reason: string;
  count: number;
  last_at: string | null;
}

export interface Me {
  id: string | null;
  role: string;
  access: 'on' | 'off';
}
