import { describe, expect, test } from 'vitest';
import { isEmail, isHash, isTime, isUrl, isVersion } from './formats.ts';
import { licenceId } from './licences.ts';

const TABLES: readonly (readonly [
  name: string,
  isValid: (value: string) => boolean,
  valid: readonly string[],
  invalid: readonly string[],
])[] = [
  [
    'address',
    isUrl,
    ['http://example.com', 'https://a.b/c?d=e#f', 'mailto:a@b', 'urn:isbn:1', 'https://a/%20'],
    ['', 'example.com', 'not-url', 'https://a b', 'https://a/%2', 'https://a#b#c', '//a', '$URL'],
  ],
  [
    'time',
    isTime,
    [
      '2021-03-10T10:26:33.564595127+01:00',
      '2021-03-10T10:26:33Z',
      '2024-02-29t00:00:00z',
      '2016-12-31T23:59:60Z',
    ],
    [
      '2021-03-10',
      '2021-03-10 10:26:33Z',
      '2021-03-10T10:26:33',
      '2023-02-29T00:00:00Z',
      '2021-13-01T00:00:00Z',
      '2021-00-01T00:00:00Z',
      '2021-01-00T00:00:00Z',
      '2021-01-01T24:00:00Z',
      '2021-01-01T10:00:00+0100',
    ],
  ],
  [
    'commit',
    isHash,
    ['2dbfae9', '43c572f1272b6b3171dd1db9e41b7027128ce080'],
    ['', '2dbfae', '2dbfae90', '2DBFAE9', 'not-git', '$COMMIT'],
  ],
  [
    'version',
    isVersion,
    ['0.0.0', '1.2.3', '1.2.3-rc.1', '1.2.3-0.a.b-c+01.x', '1.0.0+build'],
    ['', '1.2', 'v1.2.3', '1.2.3.4', '01.2.3', '1.2.3-01', '1.2.3-', '1.2.3-a..b', '1.2.3+', '$V'],
  ],
  [
    'e-mail',
    isEmail,
    ['a@b', 'first.last+tag@example.com', '"a b"@example.com', 'a@[127.0.0.1]'],
    ['', 'a', '@b', 'a@', 'a b@c', 'A <a@b>', '.a@b', 'a..b@c', 'a@b.', `${'x'.repeat(65)}@b`],
  ],
  [
    'licence',
    (value) => licenceId(value) === value,
    ['MIT', 'GPL-2.0', '0BSD'],
    ['mit', 'GPL', ''],
  ],
];

describe.each(TABLES)('%s', (_, isValid, valid, invalid) => {
  test.each(valid)('%j is one', (value) => {
    expect(isValid(value)).toBe(true);
  });
  test.each(invalid)('%j is none', (value) => {
    expect(isValid(value)).toBe(false);
  });
});
