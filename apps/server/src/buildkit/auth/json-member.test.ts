import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMember, setMember } from './json-member.ts';

const valueOf = (text: string, key: string): unknown => {
  const place = findMember(text, key);
  return place === null ? undefined : JSON.parse(text.slice(place.start, place.end));
};

describe('findMember', () => {
  it.each([
    ['{"auths":{"a":{}},"x":1}', { a: {} }],
    ['{ "x" : [{"auths": 1}, "}", "\\"auths"], "auths" : "}," }', '},'],
    ['{"x":{"auths":1}}', undefined],
    ['{"auths":1,"auths":2}', 2],
    ['{"auths": -1.5e3\n}', -1500],
    ['{}', undefined],
  ])('in %s', (text, value) => {
    expect(valueOf(text, 'auths')).toEqual(value);
  });
});

describe('setMember', () => {
  const object = fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 6 });

  it('gives what setting it in the parsed object gives, in any formatting', () => {
    fc.assert(
      fc.property(
        object,
        fc.constantFrom('', '\t', '  '),
        fc.jsonValue(),
        (before, indent, value) => {
          const text = JSON.stringify(before, null, indent);
          const after: unknown = JSON.parse(setMember(text, 'auths', value));
          const wanted: unknown = JSON.parse(JSON.stringify({ ...before, auths: value }));
          expect(after).toEqual(wanted);
        },
      ),
    );
  });

  it('leaves every other byte where it is', () => {
    const text = '{\n    "n": 12345678901234567890,\n  "auths": {},\t"z" :1e2}\r\n';
    expect(setMember(text, 'auths', { a: 1 })).toBe(
      '{\n    "n": 12345678901234567890,\n  "auths": {\n        "a": 1\n    },\t"z" :1e2}\r\n',
    );
  });
});
