import { expect, test } from 'vitest';
import { normalizeReference } from '../src/index.ts';

const SHA = `sha256:${'a'.repeat(64)}`;

test.each([
  ['golang', 'docker.io/library/golang:latest'],
  ['golang:1.22-alpine', 'docker.io/library/golang:1.22-alpine'],
  ['me/app', 'docker.io/me/app:latest'],
  ['docker.io/golang', 'docker.io/library/golang:latest'],
  ['index.docker.io/me/app:1', 'docker.io/me/app:1'],
  ['localhost/x', 'localhost/x:latest'],
  ['localhost:5000/x:y', 'localhost:5000/x:y'],
  ['ghcr.io/a/b/c', 'ghcr.io/a/b/c:latest'],
  [`golang@${SHA}`, `docker.io/library/golang@${SHA}`],
  [`golang:1@${SHA}`, `docker.io/library/golang:1@${SHA}`],
  ['a__b/c-d.e', 'docker.io/a__b/c-d.e:latest'],
  ['Host/x', 'Host/x:latest'],
  ['[::1]:5000/x', '[::1]:5000/x:latest'],
])('%s is %s', (ref, name) => {
  expect(normalizeReference(ref)).toEqual({ ok: true, name });
});

test.each([
  '',
  ':',
  'a:',
  '/a',
  'a/',
  'a//b',
  '-a',
  'a b',
  'a:b:c',
  'a@sha256:1',
  'a:.x',
  'a..b',
  '构建',
  'a'.repeat(300),
  'f'.repeat(64),
])('%s is none', (ref) => {
  expect(normalizeReference(ref)).toEqual({ ok: false, fault: 'form' });
});

test('tells when only capital letters are wrong', () => {
  expect(normalizeReference('Golang:1')).toEqual({ ok: false, fault: 'upper' });
  expect(normalizeReference('ghcr.io/Me/App')).toEqual({ ok: false, fault: 'upper' });
});
