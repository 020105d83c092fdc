import { Observable } from './observable';
import type { Me } from '../api/types';
import { forget } from '../api/client';
import { whoAmI } from '../api/session';

export type Access = { state: 'unknown' } | { state: 'out' } | { state: 'in'; me: Me };

/** Who looks at the pages. */
export const access = new Observable<Access>({ state: 'unknown' });

/** Where the API cannot say, the pages show its errors. */
const NOBODY: Me = { id: null, role: 'reader', access: 'off' };

export async function findOut(): Promise<void> {
  try {
    const me = await whoAmI();
    access.set(me === null ? { state: 'out' } : { state: 'in', me });
  } catch {
    access.set({ state: 'in', me: NOBODY });
  }
}

export function signedOut(): void {
  if (access.value.state === 'out') return;
  forget();
  access.set({ state: 'out' });
}
