import type { ComponentType } from 'preact';
import { Authors } from '../pages/Authors';
import { CrossPlatform } from '../pages/CrossPlatform';
import { Docs } from '../pages/Docs';
import { Geography } from '../pages/Geography';
import { Hashtags } from '../pages/Hashtags';
import { Kinds } from '../pages/Kinds';
import { Operations } from '../pages/Operations';
import { Overview } from '../pages/Overview';
import { Topic } from '../pages/Topic';
import { Trending } from '../pages/Trending';

export interface PageOf {
  path: string;
  title: string;
  /** The heading in the menu under which it stands. */
  group: string;
  component: ComponentType;
  /** Pages that no filter goes for. */
  unfiltered?: boolean;
}

export const PAGES: PageOf[] = [
  { path: '/', title: 'Overview', group: 'Now', component: Overview },
  { path: '/trending', title: 'Trending', group: 'Now', component: Trending },
  { path: '/cross-platform', title: 'Cross-platform', group: 'Now', component: CrossPlatform },
  { path: '/authors', title: 'Authors', group: 'Who and what', component: Authors },
  { path: '/hashtags', title: 'Hashtags', group: 'Who and what', component: Hashtags },
  { path: '/geography', title: 'Geography', group: 'Who and what', component: Geography },
  { path: '/kinds', title: 'Content kinds', group: 'Who and what', component: Kinds },
  { path: '/operations', title: 'Operations', group: 'System', component: Operations },
  { path: '/docs', title: 'API', group: 'System', component: Docs, unfiltered: true },
];

const TOPIC: PageOf = { path: '/topics', title: 'Topic', group: '', component: Topic };

/** The page at a path, with the title it goes by; null where there is none. */
export function pageAt(path: string): (PageOf & { heading: string }) | null {
  const page = PAGES.find((p) => p.path === path);
  if (page) return { ...page, heading: page.path === '/docs' ? 'The API' : page.title };
  const topic = topicOf(path);
  return topic ? { ...TOPIC, heading: topic } : null;
}

/** The topic that a path such as /topics/climate%20change is about; empty for others. */
export function topicOf(path: string): string {
  const match = /^\/topics\/(.+)$/.exec(path);
  if (!match) return '';
  try {
    return decodeURIComponent(match[1]);
  } catch {
    return '';
  }
}
