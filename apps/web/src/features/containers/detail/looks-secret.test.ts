import { expect, it } from 'vitest';
import { looksSecret } from './looks-secret.ts';

it.each([
  ['DB_PASSWORD', true],
  ['API_KEY', true],
  ['token', true],
  ['AWS_SECRET_ACCESS_KEY', true],
  ['PUBLIC_KEY', false],
  ['PATH', false],
  ['KEYBOARD', false],
  ['AUTHOR', false],
])('%s: %s', (name, secret) => {
  expect(looksSecret(name)).toBe(secret);
});
