import { useEffect, useRef, useState } from 'preact/hooks';
import { ROOT, read } from '../api/client';
import { accessToken } from '../api/session';
import type { Description } from './swagger';

/** The API's description, rendered by Swagger UI, which is loaded for this page alone. */
export function Docs() {
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let left = false;
    Promise.all([import('./swagger'), read<Description>(`${ROOT}/openapi.json`)])
      .then(([{ renderSwagger }, description]) => {
        if (!left && box.current) renderSwagger(box.current, description, accessToken);
      })
      .catch(() => setFailed(true));
    return () => {
      left = true;
    };
  }, []);
  return (
    <section class="panel docs" aria-label="Description of the API">
      <p class="note">
        All that these pages show comes from the API, which is open to your programs, too. Its description is at{' '}
        <a href={`${ROOT}/openapi.json`}>{ROOT}/openapi.json</a>.
      </p>
      {failed && <p class="failure">The description could not be loaded: reload the page to try again.</p>}
      <div ref={box} />
    </section>
  );
}
