import { signOut } from '../api/session';
import type { Me } from '../api/types';
import { clockTime } from '../format/time';
import { signedOut } from './access';
import { connection, live, updated } from './live';
import { useObservable } from './observable';
import { type Theme, setTheme, theme } from './theme';

interface Props {
  menu: boolean;
  toggleMenu: () => void;
  me: Me | null;
}

export function Header({ menu, toggleMenu, me }: Props) {
  return (
    <header class="top">
      <button class="icon menubutton" aria-expanded={menu} aria-controls="menu" onClick={toggleMenu} aria-label="Menu">
        <svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
          <path d={menu ? 'M5 5l10 10M15 5L5 15' : 'M3 5.500h14M3 10h14M3 14.500h14'} />
        </svg>
      </button>
      <a class="brand" href="/" aria-label="Crosscurrent, overview">
        <Mark />
        <span>Crosscurrent</span>
      </a>
      <div class="status">
        <Updated />
        <LiveButton />
        <ThemeButton />
        {me?.access === 'on' && (
          <button class="quiet" onClick={() => void signOut().then(signedOut)} title={`Signed in as ${me.role}`}>
            Sign out
          </button>
        )}
      </div>
    </header>
  );
}

export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="26" height="26" aria-hidden="true">
      <rect width="32" height="32" rx="7" />
      <path d="M5 12c5.5-6 8.5 6 13 2.500S24 8 27 10.5" />
      <path class="second" d="M5 21c5.5 6 8.5-6 13-2.500S24 25 27 22" />
    </svg>
  );
}

function Updated() {
  const at = useObservable(updated);
  return at ? <span class="updated">Updated {clockTime(at)}</span> : null;
}

function LiveButton() {
  const on = useObservable(live);
  const state = useObservable(connection);
  const broken = on && (state === 'lost' || state === 'refused');
  const text = !on ? 'Paused' : broken ? 'Reconnecting' : 'Live';
  return (
    <button
      class={`live ${on ? (broken ? 'broken' : 'on') : ''}`}
      aria-pressed={on}
      aria-label="Live updates"
      title={on ? 'Pause updates' : 'Go on with updates'}
      onClick={() => live.set(!on)}
    >
      <span class="pulse" aria-hidden="true" />
      <span>{text}</span>
      <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true">
        <path d={on ? 'M3 1.500v9M9 1.500v9' : 'M3 1.500l7 4.5-7 4.500z'} />
      </svg>
    </button>
  );
}

const NEXT: Record<Theme, Theme> = { system: 'light', light: 'dark', dark: 'system' };

function ThemeButton() {
  const now = useObservable(theme);
  const paths: Record<Theme, string> = {
    system: 'M3 4h14v9H3zM7 16.500h6M10 13v3.5',
    light: 'M10 6.500a3.5 3.5 0 1 0 .01 0zM10 1.500v2M10 16.500v2M1.5 10h2M16.5 10h2M4 4l1.4 1.400M14.6 14.600L16 16M16 4l-1.4 1.400M5.4 14.600L4 16',
    dark: 'M16.5 12.200A7 7 0 0 1 7.8 3.500a7 7 0 1 0 8.7 8.700z',
  };
  return (
    <button class="icon" onClick={() => setTheme(NEXT[now])} aria-label={`Colours: ${now}`} title={`Colours: ${now}`}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <path d={paths[now]} />
      </svg>
    </button>
  );
}
