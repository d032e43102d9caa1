import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containerTabs, imageTabs } from '../state/place-slice.types.ts';
import { placeOf, searchOf, type Place } from './address.ts';

const start: Place = {
  workspace: null,
  file: null,
  build: null,
  view: 'work',
  image: null,
  tab: 'overview',
  registry: null,
  container: null,
  containerTab: 'overview',
};

describe('the page’s address', () => {
  it('reads as a person expects', () => {
    const place = { ...start, workspace: 'w1', file: 'docker/web Dockerfile', build: 'b2' };
    expect(searchOf(place)).toBe('?workspace=w1&file=docker/web+Dockerfile&build=b2');
    const image = { ...start, view: 'images', image: 'app:1.0', tab: 'overview' } as const;
    expect(searchOf(image)).toBe('?view=images&image=app:1.0');
    const registry = { host: 'registry.example:5000', repository: 'team/app', tag: '1.0' };
    expect(searchOf({ ...start, view: 'registries', registry })).toBe(
      '?view=registries&registry=registry.example:5000&repository=team/app&tag=1.0',
    );
  });

  it('is empty on the start page, whatever else was there', () => {
    expect(searchOf({ ...start, file: 'Dockerfile', build: 'b', image: 'i' })).toBe('');
    expect(placeOf('')).toEqual(start);
    expect(placeOf('?view=elsewhere&tab=none')).toEqual(start);
  });

  it('brings every place back', () => {
    const part = fc.option(fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(
        fc.record({
          workspace: fc.string({ unit: 'binary' }),
          file: part,
          build: part,
          shown: fc.oneof(
            fc.record({
              view: fc.constant('images' as const),
              image: fc.string({ unit: 'binary' }),
              tab: fc.constantFrom(...imageTabs),
            }),
            fc.record({
              view: fc.constant('containers' as const),
              container: fc.string({ unit: 'binary' }),
              containerTab: fc.constantFrom(...containerTabs),
            }),
          ),
        }),
        ({ shown, ...work }) => {
          const place = { ...start, ...work, ...shown };
          expect(placeOf(searchOf(place))).toEqual(place);
        },
      ),
    );
    const text = fc.string({ unit: 'binary' });
    const registry = fc.oneof(
      fc.constant(null),
      fc.record({ host: text, repository: fc.constant(null), tag: fc.constant(null) }),
      fc.record({ host: text, repository: text, tag: part }),
    );
    fc.assert(
      fc.property(registry, (registry) => {
        const place = { ...start, view: 'registries', registry } as const;
        expect(placeOf(searchOf(place))).toEqual(place);
      }),
    );
  });
});
