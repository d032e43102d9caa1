import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { efficiencyOf } from '../../src/waste/efficiency.ts';
import { anyLayers, entry, file, layer } from '../support/layers.ts';
import { plainLeaves } from '../support/plain-efficiency.ts';

/** Each case is reckoned by hand with dive's rules: leaves of each layer, smallest size by sum of sizes. */
describe('efficiencyOf', () => {
  it('is 1 for no bytes and for one layer', () => {
    expect(efficiencyOf([])).toMatchObject({ score: 1, wastedBytes: 0 });
    expect(efficiencyOf([layer([file('a', 5)])]).score).toBe(1);
  });

  it('takes the smallest of a path’s sizes by the sum of them', () => {
    const layers = [layer([file('a', 10), file('b', 30)]), layer([file('a', 20)])];
    const { score, wastedBytes, inefficiencies, wastedUserShare } = efficiencyOf(layers);
    expect(score).toBe((10 + 30) / (10 + 20 + 30));
    expect(inefficiencies).toEqual([{ path: 'a', count: 2, bytes: 30 }]);
    expect(wastedBytes).toBe(30);
    expect(wastedUserShare).toBe(30 / 20);
  });

  it('counts a removed file with none: its smallest size is 0', () => {
    const layers = [layer([file('a', 10), file('b', 30)]), layer([], { whiteouts: ['a'] })];
    expect(efficiencyOf(layers).score).toBe(30 / 40);
    expect(efficiencyOf(layers).wastedBytes).toBe(10);
  });

  it('counts a removed folder with all that is below it, as one leaf', () => {
    const base = layer([entry('d/'), file('d/a', 10), file('d/b', 5)]);
    const { score, wastedBytes } = efficiencyOf([base, layer([], { whiteouts: ['d'] })]);
    // Leaves: d/a 10, d/b 5, d 15; none of them comes twice.
    expect(score).toBe(1);
    expect(wastedBytes).toBe(0);
  });

  it('counts a folder that is removed twice twice', () => {
    const folder = (): ReturnType<typeof layer> => layer([entry('d/'), file('d/a', 10)]);
    const gone = (): ReturnType<typeof layer> => layer([], { whiteouts: ['d'] });
    const { score, inefficiencies } = efficiencyOf([folder(), gone(), folder(), gone()]);
    // d/a: 10 and 10, d: 10 and 10.
    expect(score).toBe(20 / 40);
    expect(inefficiencies).toEqual([
      { path: 'd', count: 2, bytes: 20 },
      { path: 'd/a', count: 2, bytes: 20 },
    ]);
  });

  it('does not know a folder without an entry of its own for one', () => {
    const { inefficiencies, score } = efficiencyOf([
      layer([file('d/a', 10)]),
      layer([], { whiteouts: ['d'] }),
    ]);
    expect(inefficiencies).toEqual([]);
    expect(score).toBe(1);
  });

  it('takes an empty folder for a leaf, and one with something in it for none', () => {
    const layers = [
      layer([entry('d/')]),
      layer([entry('d/')]),
      layer([entry('d/'), file('d/a', 1)]),
    ];
    expect(efficiencyOf(layers).inefficiencies).toEqual([{ path: 'd', count: 2, bytes: 0 }]);
  });

  it('takes a folder with only a whiteout in it for none, and lets opaque marks be', () => {
    const layers = [
      layer([entry('d/'), file('d/a', 4)]),
      layer([entry('d/')], { whiteouts: ['d/a'] }),
      layer([entry('d/')], { opaque: ['d'] }),
    ];
    expect(efficiencyOf(layers).inefficiencies).toEqual([{ path: 'd/a', count: 2, bytes: 4 }]);
  });

  it('counts hard links, whose content is elsewhere, with none', () => {
    const link = entry('b', { kind: 'hardlink', linkTarget: 'a' });
    expect(efficiencyOf([layer([file('a', 8), link]), layer([file('b', 8)])]).score).toBe(8 / 16);
  });

  it('is what the plainest reckoning makes of any layers', () => {
    const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
    fc.assert(
      fc.property(anyLayers, (layers) => {
        const leaves = [...plainLeaves(layers)];
        const all = sum(leaves.flatMap(([, bytes]) => bytes));
        const least = sum(leaves.map(([, bytes]) => Math.min(...bytes)));
        const { score, inefficiencies, wastedBytes } = efficiencyOf(layers);
        const expected = leaves
          .filter(([, bytes]) => bytes.length > 1)
          .map(([path, bytes]) => ({ path, count: bytes.length, bytes: sum(bytes) }))
          .sort((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1));
        expect(score).toBe(all === 0 ? 1 : least / all);
        expect(inefficiencies).toEqual(expected);
        expect(wastedBytes).toBe(sum(expected.map(({ bytes }) => bytes)));
      }),
      { numRuns: 2000 },
    );
  });

  it('lies between 0 and 1 for any layers, and lists only what comes twice', () => {
    fc.assert(
      fc.property(anyLayers, (layers) => {
        const { score, inefficiencies } = efficiencyOf(layers);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(inefficiencies.every(({ count }) => count > 1)).toBe(true);
      }),
    );
  });
});
