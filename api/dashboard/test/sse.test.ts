import { describe, expect, it } from 'vitest';
import { EventReader } from '../src/api/sse';

const STREAM = 'retry: 2500\nid: 6\n\n:\n\nid: 7\nevent: signal\ndata: {"a":\ndata: 1}\n\nid: 8\nevent: deleted\ndata: {}\n\n';
const EVENTS = [
  { id: '7', event: 'signal', data: '{"a":\n1}' },
  { id: '8', event: 'deleted', data: '{}' },
];

describe('a stream of events', () => {
  it('is read the same however it is cut and whatever its line ends are', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = STREAM.replaceAll('\n', end);
      for (let size = 1; size <= text.length; size++) {
        const reader = new EventReader();
        const events = [];
        for (let at = 0; at < text.length; at += size) events.push(...reader.push(text.slice(at, at + size)));
        // A carriage return at the end waits for what may follow it.
        events.push(...reader.push('\n'));
        expect(events).toEqual(EVENTS);
        expect(reader.retry).toBe(2500);
      }
    }
  });

  it('tells where to go on from by an id alone', () => {
    const reader = new EventReader();
    expect(reader.push(':\nid: 41\n\n')).toEqual([]);
    expect(reader.lastId).toBe('41');
  });

  it('does not go on from an event that was cut off', () => {
    const reader = new EventReader();
    reader.push('id: 1\ndata: a\n\nid: 2\ndata: b\n');
    expect(reader.lastId).toBe('1');
  });

  it('ignores what it does not know, and a mark of byte order', () => {
    const reader = new EventReader();
    expect(reader.push('\uFEFFdata\nfoo: bar\nretry: soon\n\n')).toEqual([{ id: '', event: 'message', data: '' }]);
    expect(reader.retry).toBeNull();
  });
});
