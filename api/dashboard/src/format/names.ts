const PLATFORMS: Record<string, string> = {
  reddit: 'Reddit',
  hackernews: 'Hacker News',
  bluesky: 'Bluesky',
  youtube: 'YouTube',
  mastodon: 'Mastodon',
  twitter: 'Twitter',
  x: 'X',
  telegram: 'Telegram',
  lemmy: 'Lemmy',
  rss: 'RSS',
  tiktok: 'TikTok',
  facebook: 'Facebook',
  instagram: 'Instagram',
  threads: 'Threads',
  linkedin: 'LinkedIn',
  github: 'GitHub',
  stackexchange: 'Stack Exchange',
  '4chan': '4chan',
  vk: 'VK',
  devto: 'DEV',
  peertube: 'PeerTube',
  producthunt: 'Product Hunt',
};

export function platformName(platform: string): string {
  return PLATFORMS[platform] ?? capital(platform);
}

export function capital(text: string): string {
  return text ? text[0].toUpperCase() + text.slice(1) : text;
}

let languages: Intl.DisplayNames | null = null;

/** The name of a language code, in the reader's own language. */
export function languageName(code: string): string {
  if (code === 'und' || !code) return 'Undetermined';
  try {
    languages ??= new Intl.DisplayNames(undefined, { type: 'language' });
    return languages.of(code) ?? code;
  } catch {
    return code;
  }
}

/** A name of the API for people: score_velocity as "score velocity". */
export function words(name: string): string {
  return name.replaceAll(/[_-]/g, ' ');
}
