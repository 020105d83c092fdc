import type { Me } from './types';

// The access token is kept in memory only; the refresh token is a cookie that scripts cannot read.
let token: string | null = null;
let refreshing: Promise<boolean> | null = null;

export function accessToken(): string | null {
  return token;
}

const AUTH = '/api/v1/auth';
const BY_COOKIE = { cookie: true };

async function post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(AUTH + path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
    body: JSON.stringify(body),
    credentials: 'same-origin',
    cache: 'no-store',
  });
}

async function take(answer: Response): Promise<boolean> {
  if (!answer.ok) return false;
  const body = (await answer.json()) as { access_token?: string };
  token = body.access_token ?? null;
  return token !== null;
}

/**
 * One tab after the other: a refresh token counts once, and two tabs that show the same one at the same
 * time would look like a thief and be signed out.
 */
function alone<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? (navigator.locks.request('crosscurrent.refresh', work) as Promise<T>) : work();
}

/** Exchanges the cookie for a new access token; false where there is none that counts. */
export function refresh(): Promise<boolean> {
  refreshing ??= alone(() => post('/refresh', BY_COOKIE))
    .then(take)
    .catch(() => false)
    .finally(() => {
      refreshing = null;
    });
  return refreshing;
}

/** Signs in by an API key, which is not kept. Gives the sentence that says why not, or null. */
export async function signIn(key: string): Promise<string | null> {
  try {
    const answer = await post('/token', BY_COOKIE, { Authorization: `Bearer ${key}` });
    if (await take(answer)) return null;
    if (answer.status === 409) return 'Everyone may look here: no key is needed.';
    if (answer.status >= 500) return 'The server cannot check keys just now: try again shortly.';
    if (answer.status === 429) return 'Too many attempts: wait a minute and try again.';
    return 'This key is not known, has expired or was revoked.';
  } catch {
    return 'The server cannot be reached.';
  }
}

export async function signOut(): Promise<void> {
  await post('/revoke', {}).catch(() => undefined);
  token = null;
}

/** Who asks; null where the server wants to know and does not. */
export async function whoAmI(): Promise<Me | null> {
  const once = () =>
    fetch(`${AUTH}/me`, {
      headers: { Accept: 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      credentials: 'same-origin',
      cache: 'no-store',
    });
  let answer = await once();
  if (answer.status === 401 && (await refresh())) answer = await once();
  if (answer.status === 401) return null;
  if (!answer.ok) throw new Error(`The server answered with status ${answer.status}.`);
  return (await answer.json()) as Me;
}
