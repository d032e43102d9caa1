import { clientHeader } from '@stagecraft/contracts';

const storageKey = 'stagecraft.client';

/**
 * What this browser calls itself towards the server, so that it gets its own turn among those at the same
 * address: a random name that is remembered. Without a storage it holds until the page is closed.
 */
export function clientNameOf(storage: Pick<Storage, 'getItem' | 'setItem'> | null): string {
  try {
    const known = storage?.getItem(storageKey);
    if (typeof known === 'string' && /^[0-9a-f]{32}$/.test(known)) return known;
  } catch {
    // Storage denied.
  }
  // `randomUUID` is not there on plain HTTP.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const name = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  try {
    storage?.setItem(storageKey, name);
  } catch {
    // Storage full or denied.
  }
  return name;
}

/** `fetch`, which tells the server who asks. */
export function fetchAs(name: string) {
  return (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set(clientHeader, name);
    return fetch(url, { ...init, headers });
  };
}
