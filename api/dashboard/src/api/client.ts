import { accessToken, refresh } from './session';

export const ROOT = '/api/v1';

/** An answer that is not what was asked for, with one sentence for whoever reads the page. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export type Query = Record<string, string | number | boolean | undefined>;

/** The address of a resource with those parameters that have a value, in the order given. */
export function address(path: string, query: Query = {}): string {
  const text = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '' && value !== false) text.set(name, String(value));
  }
  const asked = text.toString();
  return ROOT + path + (asked ? `?${asked}` : '');
}

const MOST_KEPT = 200;
const kept = new Map<string, { etag: string; body: unknown }>();

/** Drops what was kept of earlier answers: they may be another caller's. */
export function forget(): void {
  kept.clear();
}

/** Asks with the token at hand, and once more with a fresh one where that was refused. */
export async function ask(url: string, init: RequestInit = {}): Promise<Response> {
  const once = () => {
    const headers = new Headers(init.headers);
    const token = accessToken();
    if (token) headers.set('Authorization', `Bearer ${token}`);
    return fetch(url, { ...init, headers, credentials: 'same-origin', cache: 'no-store' });
  };
  const answer = await once();
  if (answer.status === 401 && (await refresh())) return once();
  return answer;
}

/** Reads a resource; what has not changed since the last time is not sent again. */
export async function read<T>(url: string, signal?: AbortSignal): Promise<T> {
  const before = kept.get(url);
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (before) headers['If-None-Match'] = before.etag;
  let answer: Response;
  try {
    answer = await ask(url, { headers, signal });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw new ApiError(0, 'The server cannot be reached.');
  }
  if (answer.status === 304 && before) return before.body as T;
  if (!answer.ok) throw await problem(answer);
  const body = (await answer.json()) as T;
  const etag = answer.headers.get('ETag');
  if (etag) {
    kept.delete(url);
    kept.set(url, { etag, body });
    if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value!);
  }
  return body;
}

/** The error that a refusal tells of: its own sentence (RFC 9457) where it has one. */
export async function problem(answer: Response): Promise<ApiError> {
  let detail = '';
  try {
    detail = ((await answer.json()) as { detail?: string }).detail ?? '';
  } catch {
    detail = '';
  }
  return new ApiError(answer.status, detail || `The server answered with status ${answer.status}.`);
}
