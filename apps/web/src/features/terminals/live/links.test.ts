import { expect, it } from 'vitest';
import { webAddress } from './links.ts';

it.each([
  ['http://localhost:8080/a?b#c', 'http://localhost:8080/a?b#c'],
  ['HTTPS://example.com', 'https://example.com/'],
])('opens %j', (text, address) => {
  expect(webAddress(text)).toBe(address);
});

it.each([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' \u0001javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:http://localhost/x',
  'view-source:http://localhost',
  'mailto:a@example.com',
  '//example.com',
  '/etc/passwd',
  '',
])('opens nothing for %j', (text) => {
  expect(webAddress(text)).toBeNull();
});
