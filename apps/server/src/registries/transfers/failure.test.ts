import { expect, it } from 'vitest';
import { transferFailure } from './failure.ts';

/** In engines' and registries' own words: 20.10, 28 with either store, Podman, Docker Hub. */
it.each([
  [
    'manifest for r.example/a:nope not found: manifest unknown: manifest unknown',
    'repository_not_found',
  ],
  ['failed to resolve reference "r.example/a:1": r.example/a:1: not found', 'repository_not_found'],
  [
    'Head "http://r.example/v2/a/manifests/1": no basic auth credentials',
    'registry_no_credentials',
  ],
  ['unauthorized: authentication required', 'registry_no_credentials'],
  ['denied: requested access to the resource is denied', 'registry_denied'],
  [
    "pull access denied for a, repository does not exist or may require 'docker login': denied: requested access",
    'registry_denied',
  ],
  ['toomanyrequests: You have reached your pull rate limit.', 'registry_rate_limited'],
  [
    'Get "https://r.example/v2/": x509: certificate signed by unknown authority',
    'registry_untrusted',
  ],
  ['remote error: tls: handshake failure', 'registry_untrusted'],
  [
    'Get "https://r.example/v2/": http: server gave HTTP response to HTTPS client',
    'registry_plain_http',
  ],
  [
    'Get "https://r.example/v2/": dial tcp: lookup r.example on 10.0.0.1:53: no such host',
    'registry_unknown_host',
  ],
  [
    'Get "https://r.example/v2/": proxyconnect tcp: dial tcp: lookup proxy: no such host',
    'registry_proxy_failed',
  ],
  ['write /var/lib/docker/tmp/x: no space left on device', 'engine_disk_full'],
  ['no matching manifest for linux/s390x in the manifest list entries', 'platform_not_found'],
  ['dial tcp 192.0.2.1:443: connect: connection refused', 'registry_unreachable'],
  [
    'net/http: request canceled (Client.Timeout exceeded while awaiting headers)',
    'registry_unreachable',
  ],
  ['An image does not exist locally with the tag: r.example/a', 'image_not_found'],
  ['invalid reference format', 'reference_invalid'],
  ['something that nobody has seen yet', 'engine_refused'],
])('%s', (detail, code) => {
  const failure = transferFailure({ kind: 'error', detail }, 'r.example', false);
  expect(failure).toMatchObject({ code, detail });
});

it('a login that is refused is another thing than none', () => {
  const failure = { kind: 'error', detail: 'unauthorized: authentication required' } as const;
  expect(transferFailure(failure, 'r.example', true).code).toBe('registry_denied');
});

it('an engine that is gone is no matter of the registry', () => {
  const failure = { kind: 'unreachable', detail: 'connect ECONNREFUSED' } as const;
  expect(transferFailure(failure, 'r.example', false).code).toBe('engine_unavailable');
});

it('what only the engine’s own setting allows is told with the line for it', () => {
  const detail = 'http: server gave HTTP response to HTTPS client';
  const { next } = transferFailure({ kind: 'error', detail }, 'r.example:5000', false);
  expect(next?.en).toContain('"insecure-registries": ["r.example:5000"]');
  expect(next?.['zh-CN']).toContain('"insecure-registries": ["r.example:5000"]');
});
