import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containerTabs, imageTabs, roadsLimit, sessionParts } from '../state/place-slice.types.ts';
import { placeOf, searchOf, type Place } from './place-query.ts';

const start: Place = {
  workspace: null,
  file: null,
  build: null,
  view: 'work',
  image: null,
  tab: 'overview',
  roads: null,
  registry: null,
  container: null,
  containerTab: 'overview',
  sessionPart: 'record',
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

  it('names the images of a comparison, or that there are none yet', () => {
    const shown = (images: string[]) =>
      searchOf({ ...start, view: 'images', image: 'a', roads: { images, container: 'web' } });
    expect(shown(['app:commit', 'app:import'])).toBe(
      '?view=images&image=a&roads=app:commit&roads=app:import&from=web',
    );
    expect(placeOf(shown([])).roads).toEqual({ images: [], container: 'web' });
    expect(placeOf('?view=images&roads=a&roads=a&roads=b&roads=c&roads=d&roads=e').roads).toEqual({
      images: ['a', 'b', 'c', 'd'],
      container: '',
    });
  });

  it('names the part of a recorded session', () => {
    const place = { ...start, view: 'containers', container: 'web', sessionPart: 'prove' } as const;
    expect(searchOf({ ...place, containerTab: 'record' })).toBe(
      '?view=containers&container=web&tab=record&part=prove',
    );
    expect(searchOf(place)).toBe('?view=containers&container=web');
  });

  it('is empty on the start page, whatever else was there', () => {
    expect(searchOf({ ...start, file: 'Dockerfile', build: 'b', image: 'i' })).toBe('');
    expect(placeOf('')).toEqual(start);
    expect(placeOf('?view=elsewhere&tab=none')).toEqual(start);
  });

  it('brings every place back', () => {
    const part = fc.option(fc.string({ unit: 'binary' }));
    const name = fc.string({ unit: 'binary', minLength: 1 });
    const roads = fc.record({
      images: fc.uniqueArray(name, { maxLength: roadsLimit }),
      container: fc.string({ unit: 'binary' }),
    });
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
              roads: fc.option(roads),
            }),
            fc.record({
              view: fc.constant('containers' as const),
              container: fc.string({ unit: 'binary' }),
              containerTab: fc.constantFrom(...containerTabs),
            }),
            fc.record({
              view: fc.constant('containers' as const),
              container: fc.string({ unit: 'binary' }),
              containerTab: fc.constant('record' as const),
              sessionPart: fc.constantFrom(...sessionParts),
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
