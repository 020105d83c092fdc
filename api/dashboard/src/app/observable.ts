import { useEffect, useState } from 'preact/hooks';

/** A value that several parts of the page look at. */
export class Observable<T> {
  private readonly listeners = new Set<(value: T) => void>();

  constructor(private current: T) {}

  get value(): T {
    return this.current;
  }

  set(value: T): void {
    if (value === this.current) return;
    this.current = value;
    for (const listener of [...this.listeners]) listener(value);
  }

  listen(listener: (value: T) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}

export function useObservable<T>(source: Observable<T>): T {
  const [value, set] = useState(source.value);
  useEffect(() => {
    set(source.value);
    return source.listen(set);
  }, [source]);
  return value;
}
