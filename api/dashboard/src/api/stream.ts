import { type Query, address, ask } from './client';
import { EventReader } from './sse';
import type { Signal } from './types';

export type StreamState = 'connecting' | 'open' | 'lost' | 'refused';

export interface StreamListener {
  signal(signal: Signal): void;
  deleted(postId: string): void;
  /** What was missed is no longer there: ask for everything anew. */
  reset(): void;
  state(state: StreamState): void;
}

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;
/** Heartbeats come more often than this; without a byte for so long the connection is dead. */
const LONGEST_SILENCE = 60_000;

/**
 * Follows the stream until it is closed, resuming where it broke off. By fetch rather than by
 * EventSource, which can send no Authorization header.
 */
export function follow(query: Query, listener: StreamListener): () => void {
  let closed = false;
  let last = '';
  let wait = FIRST_WAIT;
  let connection: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const connect = async () => {
    connection = new AbortController();
    let silence: ReturnType<typeof setTimeout> | undefined;
    let state: StreamState = 'lost';
    const alive = () => {
      clearTimeout(silence);
      silence = setTimeout(() => connection?.abort(), LONGEST_SILENCE);
    };
    try {
      listener.state('connecting');
      alive();
      const headers: Record<string, string> = { Accept: 'text/event-stream' };
      if (last) headers['Last-Event-ID'] = last;
      const answer = await ask(address('/stream', query), { headers, signal: connection.signal });
      if (!answer.ok || !answer.body) {
        if (answer.status < 500 && answer.status !== 429) state = 'refused';
        if (answer.status === 400 && last) {
          // The place to go on from is not known any more.
          last = '';
          listener.reset();
        }
        wait = Math.max(wait, 1000 * Number(answer.headers.get('Retry-After') ?? 0));
        return;
      }
      listener.state('open');
      await pump(answer.body, alive);
    } catch {
      // Cut off, or closed from here: what follows is the same.
    } finally {
      clearTimeout(silence);
      if (!closed) {
        listener.state(state);
        timer = setTimeout(connect, wait * (0.75 + 0.5 * Math.random()));
        wait = Math.min(2 * wait, LONGEST_WAIT);
      }
    }
  };

  const pump = async (body: ReadableStream<Uint8Array>, alive: () => void) => {
    const reader = body.getReader();
    const text = new TextDecoder();
    const events = new EventReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      alive();
      wait = events.retry ?? FIRST_WAIT;
      const arrived = events.push(text.decode(value, { stream: true }));
      last = events.lastId || last;
      for (const event of arrived) {
        if (closed) return;
        if (event.event === 'reset') listener.reset();
        else if (event.event === 'deleted') listener.deleted(JSON.parse(event.data).post_id);
        else if (event.event === 'signal') listener.signal(JSON.parse(event.data));
      }
    }
  };

  void connect();
  return () => {
    closed = true;
    clearTimeout(timer);
    connection?.abort();
  };
}
