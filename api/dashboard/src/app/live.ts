import { Observable } from './observable';
import type { StreamState } from '../api/stream';

/** Whether what is shown keeps up with the store. */
export const live = new Observable(true);

/** How the push connection of the page stands; null where the page has none. */
export const connection = new Observable<StreamState | null>(null);

/** When figures last came in. */
export const updated = new Observable<Date | null>(null);
