import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readAnswer } from './read-answer.ts';

it('reads no further while there is no room', async () => {
  let made = 0;
  const answer = Readable.from(
    (function* () {
      while (made < 1000) yield Buffer.from(String((made += 1)));
    })(),
    { highWaterMark: 1 },
  );
  const stream = {
    push: () => [{ type: 'build.cancelled' } as const],
    end: () => [],
    verdict: () => ({ state: 'none' }) as const,
  };
  let taken = 0;
  let goOn = (): void => undefined;
  const full = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  // As much of an answer as is read of it.
  const reading = readAnswer(
    answer as IncomingMessage,
    stream,
    () => (taken += 1),
    () => (taken === 10 ? full : null),
  );
  await new Promise((resolve) => setImmediate(resolve));
  await new Promise((resolve) => setImmediate(resolve));
  expect(taken).toBe(10);
  expect(made).toBeLessThan(20);
  goOn();
  expect(await reading).toEqual({ state: 'none' });
  expect(taken).toBe(1000);
});
