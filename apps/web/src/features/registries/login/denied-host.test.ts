import { expect, it } from 'vitest';
import { deniedHost } from './denied-host.ts';

it.each([
  [
    'failed to solve: registry.example:5000/app:1: failed to resolve source metadata for registry.example:5000/app:1: pull access denied, repository does not exist or may require authorization',
    'registry.example:5000',
  ],
  [
    'pull access denied for me/app, repository does not exist or may require ‘docker login’: denied',
    'docker.io',
  ],
  ['failed to solve: failed to push ghcr.io/me/app: denied: requested access', 'ghcr.io'],
  ['no space left on device', null],
])('%s → %s', (message, host) => {
  expect(deniedHost(message)).toBe(host);
});
