import type { ApiError } from '../api/client';

export function Skeleton({ height = 160 }: { height?: number }) {
  return (
    <div class="skeleton" style={{ height: `${height}px` }} role="status">
      <span class="hidden">Loading…</span>
    </div>
  );
}

export function Empty({ text }: { text: string }) {
  return <p class="empty">{text}</p>;
}

export function Failure({ error, retry }: { error: ApiError; retry: () => void }) {
  return (
    <div class="failure" role="alert">
      <p>{sentence(error)}</p>
      <button class="button" onClick={retry}>
        Try again
      </button>
    </div>
  );
}

/** One sentence for whoever reads the page, and no more. */
export function sentence(error: ApiError): string {
  if (error.status === 0) return 'The server cannot be reached.';
  if (error.status === 403) return 'Your key may not see this.';
  if (error.status === 429) return 'Too many requests: the server asks for a pause.';
  return error.message;
}
