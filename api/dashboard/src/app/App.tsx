import { useEffect, useRef, useState } from 'preact/hooks';
import { SignIn } from '../pages/SignIn';
import { zone } from '../format/time';
import { access, findOut } from './access';
import { FilterBar } from './FilterBar';
import { Header } from './Header';
import { Menu } from './Menu';
import { useObservable } from './observable';
import { pageAt } from './pages';
import { go, usePlace } from './router';

export function App() {
  const { path } = usePlace();
  const who = useObservable(access);
  const [menu, setMenu] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(path);
  useEffect(() => void findOut(), []);
  useEffect(() => {
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setMenu(false);
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, []);

  const page = pageAt(path);
  const signsIn = who.state === 'out' || path === '/sign-in';
  const title = signsIn ? 'Sign in' : (page?.heading ?? 'Nothing here');

  useEffect(() => {
    document.title = `${title} · Crosscurrent`;
    setMenu(false);
    if (shown.current !== path) heading.current?.focus();
    shown.current = path;
  }, [path, title]);

  if (who.state === 'unknown') return null;
  if (signsIn) {
    return <SignIn done={() => void findOut().then(() => path === '/sign-in' && go('/', 'replace'))} />;
  }
  const Content = page?.component;
  return (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Header menu={menu} toggleMenu={() => setMenu(!menu)} me={who.state === 'in' ? who.me : null} />
      <div class="frame">
        <Menu open={menu} path={path} />
        <main id="main" tabIndex={-1}>
          <div class="pagehead">
            <h1 ref={heading} tabIndex={-1} class={path.startsWith('/topics/') ? 'astopic' : ''}>
              {title}
            </h1>
            {page && !page.unfiltered && <FilterBar />}
          </div>
          {Content ? (
            <Content key={path} />
          ) : (
            <p class="empty">
              There is no page at this address. <a href="/">Go to the overview</a>
            </p>
          )}
          <footer class="foot">Times are in {zone()}.</footer>
        </main>
      </div>
    </>
  );
}
