import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The width that an element has been given, kept up with. */
export function useWidth<T extends HTMLElement>(otherwise = 640) {
  const ref = useRef<T>(null);
  const [width, set] = useState(otherwise);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = () => element.clientWidth > 0 && set(element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}
