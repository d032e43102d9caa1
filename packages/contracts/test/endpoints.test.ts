import { describe, expect, it } from 'vitest';
import * as contracts from '../src/index.ts';
import type { Endpoint } from '../src/endpoints.ts';
import { renderOpenApi } from '../src/openapi.ts';

type EndpointMap = Readonly<Record<string, Endpoint>>;

/** Every map of endpoints that the package exports, by its export's name. */
const maps = Object.entries<unknown>(contracts).filter(
  (entry): entry is [string, EndpointMap] =>
    /endpoints$/i.test(entry[0]) && typeof entry[1] === 'object',
);
/** Each endpoint once: a map may hold another one whole. */
const all = [
  ...new Map(
    maps.flatMap(([map, endpoints]) =>
      Object.entries(endpoints).map(([name, endpoint]) => [endpoint, { map, name, endpoint }]),
    ),
  ).values(),
];

/** What several endpoints have in common, with the maps and names of those that have it. */
function shared(keyOf: (of: (typeof all)[number]) => string): string[] {
  const places = new Map<string, string[]>();
  for (const of of all) {
    const key = keyOf(of);
    places.set(key, [...(places.get(key) ?? []), `${of.map}.${of.name}`]);
  }
  return [...places]
    .filter(([, names]) => names.length > 1)
    .map(([key, names]) => `${key}: ${names.join(', ')}`);
}

// The maps are put together by spreading, where the later of two equal names wins without a word.
describe('the maps of endpoints', () => {
  it('have no name in common', () => {
    expect(maps.length).toBeGreaterThan(1);
    expect(shared(({ name }) => name)).toEqual([]);
  });

  it('have no method and path in common, whatever their parameters are called', () => {
    const address = ({ method, path }: Endpoint) =>
      `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`;
    expect(shared(({ endpoint }) => address(endpoint))).toEqual([]);
  });

  it('are in the OpenAPI document, all of them', () => {
    const document = renderOpenApi();
    const missing = all.filter(({ name }) => !document.includes(`"operationId": "${name}"`));
    expect(missing.map(({ map, name }) => `${map}.${name}`)).toEqual([]);
  });
});
