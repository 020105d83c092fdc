import { PAGES } from './pages';
import { hrefTo, usePlace } from './router';

export function Menu({ open, path }: { open: boolean; path: string }) {
  const { filters } = usePlace();
  const groups = [...new Set(PAGES.map((page) => page.group))];
  return (
    <nav id="menu" class={open ? 'menu open' : 'menu'} aria-label="Pages">
      {groups.map((group) => (
        <div key={group}>
          <p class="menugroup" id={`group-${group.replaceAll(' ', '-')}`}>
            {group}
          </p>
          <ul aria-labelledby={`group-${group.replaceAll(' ', '-')}`}>
            {PAGES.filter((page) => page.group === group).map((page) => (
              <li key={page.path}>
                <a href={hrefTo(page.path, filters)} aria-current={page.path === path ? 'page' : undefined}>
                  {page.title}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
