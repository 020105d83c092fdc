import { useState } from 'preact/hooks';

/** How many rows are asked for: some more at each press, as far as the API goes. */
export function useLimit(first: number, most = 200) {
  const [limit, set] = useState(first);
  const more = (page: { items: unknown[]; next_cursor?: string | null }) =>
    page.next_cursor && limit < most ? (
      <p class="more">
        <button class="button" onClick={() => set(Math.min(most, limit + first))}>
          Show more
        </button>
      </p>
    ) : null;
  return { limit, more };
}
