import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeLocations } from './gateway.ts';

/** Results of real engines' frontends. */
const places = (name: string): string[] =>
  [...decodeLocations(readFileSync(new URL(`recorded/docker-${name}.bin`, import.meta.url)))]
    .map(([digest, lines]) => {
      expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
      return lines.map(({ first, last }) => `${first}-${last}`).join(' ');
    })
    .toSorted();

/**
 * FROM busybox:1.36 AS a / RUN : same / FROM busybox:1.36 AS b / RUN : same \ / && : / RUN : same /
 * FROM busybox:1.36 / COPY --from=a … / COPY --from=b …
 */
test('newer engines place equal work at each of its instructions, 20.10 at one', () => {
  expect(places('28-merged')).toEqual(['1-1', '3-4', '5-5', '6-6 0-0 2-2', '7-7', '8-8']);
  expect(places('20-merged')).toEqual(['1-1', '2-2', '3-4', '5-5', '7-7', '8-8']);
});

/** FROM busybox:1.36 / RUN <<EOF / : one / EOF / COPY <<A <<B /d/ / 1 / A / 2 / B */
test('a here-document is one place', () => {
  expect(places('28-heredoc')).toEqual(expect.arrayContaining(['0-0', '1-3', '4-8']));
});

/** FROM scratch / COPY Dockerfile /a, for two platforms */
test('of several platforms, all places are told', () => {
  expect(places('28-platforms')).toContain('1-1');
});

test('a result without places has none', () => {
  expect(decodeLocations(new Uint8Array()).size).toBe(0);
});
