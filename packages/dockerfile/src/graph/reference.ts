/**
 * Image names, by the grammar of `distribution/reference`:
 * `[domain[:port]/]path[:tag][@digest]`.
 */

/** Why a reference is none; `upper` when only its capital letters are wrong. */
export type ReferenceFault = 'upper' | 'form';

const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const DOMAIN_PART = /^(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])$/;
const TAG = /^[\w][\w.-]{0,127}$/;

/**
 * The full name that Docker asks a registry for (`golang` → `docker.io/library/golang:latest`), or
 * why it is none.
 */
export function normalizeReference(
  ref: string,
):
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly fault: ReferenceFault } {
  if (ref.length > 4096 || /^[0-9a-f]{64}$/.test(ref)) return { ok: false, fault: 'form' };
  const at = ref.indexOf('@');
  const digest = at < 0 ? '' : ref.slice(at + 1);
  const named = at < 0 ? ref : ref.slice(0, at);
  if (at >= 0 && !isDigest(digest)) return { ok: false, fault: 'form' };
  const slash = named.indexOf('/');
  const head = slash < 0 ? '' : named.slice(0, slash);
  const hasDomain =
    head !== '' && (/[.:]/.test(head) || head === 'localhost' || head.toLowerCase() !== head);
  const rest = hasDomain ? named.slice(slash + 1) : named;
  const colon = rest.lastIndexOf(':');
  const tag = colon < 0 ? '' : rest.slice(colon + 1);
  const path = colon < 0 ? rest : rest.slice(0, colon);
  if (colon >= 0 && !TAG.test(tag)) return { ok: false, fault: 'form' };
  if (hasDomain && !isDomain(head)) return { ok: false, fault: 'form' };
  if (!isPath(path)) return { ok: false, fault: isPath(path.toLowerCase()) ? 'upper' : 'form' };
  const official = !hasDomain || head === 'docker.io' || head === 'index.docker.io';
  const domain = official ? 'docker.io' : head;
  const full = official && !path.includes('/') ? `library/${path}` : path;
  if (domain.length + full.length + 1 > 255) return { ok: false, fault: 'form' };
  const suffix = colon >= 0 ? `:${tag}` : digest === '' ? ':latest' : '';
  return { ok: true, name: `${domain}/${full}${suffix}${digest === '' ? '' : `@${digest}`}` };
}

function isPath(path: string): boolean {
  return path !== '' && path.split('/').every((part) => COMPONENT.test(part));
}

function isDomain(domain: string): boolean {
  if (domain.startsWith('[')) return /^\[[a-fA-F0-9:]+\](?::[0-9]+)?$/.test(domain);
  const colon = domain.indexOf(':');
  const host = colon < 0 ? domain : domain.slice(0, colon);
  if (colon >= 0 && !/^[0-9]+$/.test(domain.slice(colon + 1))) return false;
  return host.split('.').every((part) => DOMAIN_PART.test(part));
}

/** Only the algorithms that `opencontainers/go-digest` knows. */
function isDigest(digest: string): boolean {
  return /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/.test(digest);
}
