export interface ServerEvent {
  id: string;
  event: string;
  data: string;
}

/**
 * Reads a stream of server-sent events (WHATWG HTML, 9.2.6) that arrives in pieces. Feed it text; it
 * gives the events that are complete. A comment is not an event, but a sign of life.
 */
export class EventReader {
  private rest = '';
  private id = '';
  private event = '';
  private data: string[] = [];
  private begun = false;

  /** The place to go on from: of the last event, or told alone, as heartbeats do. */
  lastId = '';

  /** Milliseconds that the server wants a client to wait before it comes back, where it said so. */
  retry: number | null = null;

  push(text: string): ServerEvent[] {
    this.rest += text;
    if (!this.begun && this.rest.length > 0) {
      this.begun = true;
      if (this.rest.startsWith('\uFEFF')) this.rest = this.rest.slice(1);
    }
    const events: ServerEvent[] = [];
    for (;;) {
      const end = this.rest.search(/[\r\n]/);
      // A carriage return at the very end may be half of a line end.
      if (end < 0 || (this.rest[end] === '\r' && end === this.rest.length - 1)) return events;
      const line = this.rest.slice(0, end);
      this.rest = this.rest.slice(this.rest.startsWith('\r\n', end) ? end + 2 : end + 1);
      if (line === '') this.dispatch(events);
      else this.field(line);
    }
  }

  private dispatch(events: ServerEvent[]) {
    this.lastId = this.id;
    if (this.data.length > 0) {
      events.push({ id: this.id, event: this.event || 'message', data: this.data.join('\n') });
    }
    this.event = '';
    this.data = [];
  }

  private field(line: string) {
    const colon = line.indexOf(':');
    if (colon === 0) return;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (name === 'data') this.data.push(value);
    else if (name === 'event') this.event = value;
    else if (name === 'id' && !value.includes('\0')) this.id = value;
    else if (name === 'retry' && /^[0-9]+$/.test(value)) this.retry = Number(value);
  }
}
