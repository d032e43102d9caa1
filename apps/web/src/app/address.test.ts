import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOf, searchOf } from './address.ts';

describe('the page’s address', () => {
  it('reads as a person expects', () => {
    const place = { workspace: 'w1', file: 'docker/web Dockerfile', build: 'b2' };
    expect(searchOf(place)).toBe('?workspace=w1&file=docker/web+Dockerfile&build=b2');
  });

  it('is empty on the start page, whatever else was there', () => {
    expect(searchOf({ workspace: null, file: 'Dockerfile', build: 'b' })).toBe('');
    expect(placeOf('')).toEqual({ workspace: null, file: null, build: null });
  });

  it('brings every place back', () => {
    const part = fc.option(fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), part, part, (workspace, file, build) => {
        const place = { workspace, file, build };
        expect(placeOf(searchOf(place))).toEqual(place);
      }),
    );
  });
});
