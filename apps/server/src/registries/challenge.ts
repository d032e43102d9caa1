/** What a registry wants before it answers. (RFC 9110, 11.6.1; Docker's token specification.) */
export type Challenge =
  | { readonly scheme: 'basic' }
  | { readonly scheme: 'bearer'; readonly realm: string; readonly service: string | null };

/**
 * Reads the first challenge of a `WWW-Authenticate` header that we can meet; null when there is none.
 */
export function parseChallenge(header: string): Challenge | null {
  const scheme = /^\s*(\w+)/.exec(header)?.[1]?.toLowerCase();
  if (scheme === 'basic') return { scheme };
  if (scheme !== 'bearer') return null;
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, plain] of header.matchAll(
    /(\w+)=(?:"((?:[^"\\]|\\.)*)"|([^\s",]+))/g,
  )) {
    const value = quoted?.replaceAll(/\\(.)/g, '$1') ?? plain ?? '';
    if (!parameters.has(name.toLowerCase())) parameters.set(name.toLowerCase(), value);
  }
  const realm = parameters.get('realm');
  return realm === undefined ? null : { scheme, realm, service: parameters.get('service') ?? null };
}
