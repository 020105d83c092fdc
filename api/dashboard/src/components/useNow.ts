import { useEffect, useState } from 'preact/hooks';

/** The time, to some seconds, for what is told as an age. */
export function useNow(every = 10_000): Date {
  const [now, set] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => !document.hidden && set(new Date()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
