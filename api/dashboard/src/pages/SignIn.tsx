import { useEffect, useRef, useState } from 'preact/hooks';
import { signIn } from '../api/session';
import { Mark } from '../app/Header';

/** Asks for an API key. The key goes to the server once and is not kept. */
export function SignIn({ done }: { done: () => void }) {
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const submit = async (event: Event) => {
    event.preventDefault();
    const key = field.current!.value.trim();
    if (!key) {
      setFailure('Enter your API key.');
      field.current!.focus();
      return;
    }
    setBusy(true);
    const refusal = await signIn(key);
    setBusy(false);
    setFailure(refusal);
    if (refusal === null) done();
    else field.current?.select();
  };
  return (
    <main id="main" class="signin">
      <form class="panel" onSubmit={submit} aria-labelledby="signin-title">
        <Mark />
        <h1 id="signin-title">Sign in to Crosscurrent</h1>
        <label for="key">API key</label>
        <input
          id="key"
          ref={field}
          type="password"
          autoComplete="current-password"
          spellcheck={false}
          aria-invalid={failure !== null}
          aria-describedby="signin-help"
        />
        <p id="signin-help" class={failure ? 'warn' : 'note'} role={failure ? 'alert' : undefined}>
          {failure ?? 'Whoever runs this server hands out keys. Yours is sent to it once and is not stored here.'}
        </p>
        <button class="button primary" disabled={busy}>
          {busy ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
    </main>
  );
}
