import { useEffect, useState } from 'preact/hooks';
import { type Filters, filterQuery, pageParameters, parseFilters } from './urlState';

export interface Place {
  path: string;
  filters: Filters;
  parameters: Record<string, string>;
}

const listeners = new Set<() => void>();

export function place(): Place {
  return {
    path: location.pathname.replace(/\/+$/, '') || '/',
    filters: parseFilters(location.search),
    parameters: pageParameters(location.search),
  };
}

function changed() {
  for (const listener of listeners) listener();
}

/** Goes to an address within the dashboard. */
export function go(href: string, how: 'push' | 'replace' = 'push'): void {
  if (href === location.pathname + location.search) return;
  if (how === 'push') history.pushState(null, '', href);
  else history.replaceState(null, '', href);
  changed();
}

/** Changes some filters of the page that is shown. */
export function setFilters(change: Partial<Filters>): void {
  const now = place();
  go(location.pathname + filterQuery({ ...now.filters, ...change }, now.parameters));
}

/** Changes what a page keeps in the URL for itself; an empty value takes it out. */
export function setParameters(change: Record<string, string>): void {
  const now = place();
  go(location.pathname + filterQuery(now.filters, { ...now.parameters, ...change }));
}

/** The address of a page under the filters that are on. */
export function hrefTo(path: string, filters: Filters, change: Partial<Filters> = {}): string {
  return path + filterQuery({ ...filters, ...change });
}

export function topicHref(topic: string, filters: Filters): string {
  // Behind a slash a dot does not look like the extension of a file's name.
  const path = `/topics/${encodeURIComponent(topic)}${topic.includes('.') ? '/' : ''}`;
  return hrefTo(path, filters, { topic: '' });
}

/** What the URL says, kept up with. */
export function usePlace(): Place {
  const [now, set] = useState(place);
  useEffect(() => {
    const update = () => set(place());
    listeners.add(update);
    addEventListener('popstate', update);
    update();
    return () => {
      listeners.delete(update);
      removeEventListener('popstate', update);
    };
  }, []);
  return now;
}

/** Lets plain clicks on links of the dashboard change the page without loading it anew. */
export function interceptLinks(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a');
    if (
      !link ||
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey ||
      link.target ||
      link.hasAttribute('download') ||
      link.origin !== location.origin ||
      link.pathname.startsWith('/api/') ||
      (link.hash && link.pathname === location.pathname)
    ) {
      return;
    }
    event.preventDefault();
    go(link.pathname + link.search);
    scrollTo(0, 0);
  });
}
