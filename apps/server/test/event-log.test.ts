import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BuildEvent } from '@stagecraft/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventLog, endInterruptedLog } from '../src/builds/event-log.ts';
import type { EventLogWriter } from '../src/builds/event-log.ts';
import { readLog } from '../src/builds/read-log.ts';
import { temporaryFolder } from './harness.ts';

async function read(log: EventLogWriter, after = 0): Promise<BuildEvent[]> {
  const events: BuildEvent[] = [];
  for await (const lines of readLog(log.path, log, after, new AbortController().signal)) {
    events.push(...lines.map(({ json }) => BuildEvent.parse(JSON.parse(json))));
  }
  return events;
}

const nothing = (): Promise<void> => Promise.resolve();
const done = { type: 'build.finished', imageId: null } as const;

describe('an event log', () => {
  it('keeps a long log whole and in order', async () => {
    const path = join(await temporaryFolder(), 'b', 'events.ndjson');
    const log = await createEventLog(path);
    const text = 'x'.repeat(1_000);
    for (let n = 0; n < 70_000; n += 1) {
      log.append({ type: 'step.logged', stepId: 'a', stream: 'stdout', text: `${n} ${text}` });
      // As the engine's answer comes: in pieces, between which the server does other things.
      if (n % 1_000 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await log.end(done, () => Promise.resolve());
    expect((await stat(path)).size).toBeGreaterThan(64 * 1024 * 1024);
    let seq = 0;
    for await (const lines of readLog(path, null, 0, new AbortController().signal)) {
      for (const line of lines) {
        seq += 1;
        if (line.seq !== seq || !line.json.startsWith(`{"seq":${seq},`)) throw new Error(line.json);
      }
    }
    expect(seq).toBe(70_001);
  });

  it('that a server left open is ended after its last whole line, of whatever length', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat({ max: 200_000 }), { maxLength: 4 }),
        fc.constantFrom('', '{"seq":9,"at"', 'x'.repeat(100_000)),
        async (lengths, half) => {
          const path = join(await temporaryFolder(), 'events.ndjson');
          const lines = lengths.map((length, at) => {
            const text = 'y'.repeat(length);
            const event = { type: 'step.logged', stepId: 's', stream: 'stdout', text };
            return `${JSON.stringify({ seq: at + 1, at: 1, ...event })}\n`;
          });
          await writeFile(path, lines.join('') + half);
          const end = await endInterruptedLog(path);
          expect(end).toMatchObject({ type: 'build.interrupted', seq: lengths.length + 1 });
          expect(await readFile(path, 'utf8')).toBe(`${lines.join('')}${JSON.stringify(end)}\n`);
          expect(await endInterruptedLog(path)).toEqual(end);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('shows its end only after the record was written, and takes nothing after it', async () => {
    const log = await createEventLog(join(await temporaryFolder(), 'events.ndjson'));
    log.append({ type: 'build.queued', position: 0 });
    let committed = false;
    const reading = read(log).then((events) => ({ events, committed }));
    const ending = log.end(done, async () => {
      // By now the event is in the file, and yet no reader has it.
      expect(await readFile(log.path, 'utf8')).toContain('build.finished');
      expect(log.ended()).toBe(false);
      committed = true;
    });
    await Promise.all([ending, log.end({ type: 'build.cancelled' }, () => Promise.resolve())]);
    log.append({ type: 'image.tagged', tag: 'late' });
    const seen = await reading;
    expect(seen.committed).toBe(true);
    expect(seen.events.map(({ type }) => type)).toEqual(['build.queued', 'build.finished']);
  });

  it('reads any text back, in chunks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 400 }), { maxLength: 30 }),
        fc.nat({ max: 31 }),
        async (texts, after) => {
          const folder = await temporaryFolder();
          const log = await createEventLog(join(folder, 'events.ndjson'));
          for (const text of texts) {
            log.append({ type: 'step.logged', stepId: 's', stream: 'stderr', text });
          }
          await log.end(done, () => Promise.resolve());
          const events = await read(log, after);
          expect(events.map((event) => ('text' in event ? event.text : null))).toEqual(
            [...texts, null].slice(after),
          );
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('a log whose disk is slow', () => {
  it('holds back who writes it, and keeps all in order', async () => {
    const written: string[] = [];
    const waiting: (() => void)[] = [];
    const log = await createEventLog(join(await temporaryFolder(), 'events.ndjson'), {
      create: () =>
        Promise.resolve({
          appendFile: async (bytes) => {
            await new Promise<void>((resolve) => waiting.push(resolve));
            written.push(String(bytes));
          },
          ...{ datasync: nothing, truncate: nothing, close: nothing },
        }),
    });
    const text = 'x'.repeat(1024 * 1024);
    let appended = 0;
    let isHeld = false;
    const writing = (async () => {
      while (appended < 40) {
        log.append({ type: 'step.logged', stepId: 'a', stream: 'stdout', text });
        appended += 1;
        const room = log.room();
        isHeld = room !== null;
        await (room ?? Promise.resolve());
      }
    })();
    // The disk takes nothing: no more than 8 MiB and the last event wait.
    await new Promise((resolve) => setImmediate(resolve));
    expect([appended, isHeld]).toEqual([8, true]);
    let over = false;
    const end = async (): Promise<void> => {
      await writing;
      await log.end(done, nothing);
      over = true;
    };
    void end();
    while (!over) {
      waiting.splice(0).forEach((write) => write());
      expect(appended - written.join('').split('\n').length + 1).toBeLessThanOrEqual(9);
      await new Promise((resolve) => setImmediate(resolve));
    }
    const seqs = written
      .join('')
      .split('\n')
      .slice(0, -1)
      .map((line) => /"seq":(\d+)/.exec(line)?.[1]);
    expect(seqs).toEqual(Array.from({ length: 41 }, (_, n) => String(n + 1)));
  });

  it('that is held takes nothing more but its end', async () => {
    const log = await createEventLog(join(await temporaryFolder(), 'events.ndjson'));
    log.append({ type: 'step.logged', stepId: 'a', stream: 'stdout', text: 'before' });
    await log.hold();
    log.append({ type: 'step.logged', stepId: 'a', stream: 'stdout', text: 'after' });
    expect(log.room()).toBeNull();
    await log.end(done, () => Promise.resolve());
    const events = await read(log);
    expect(events.at(-1)).toMatchObject(done);
    expect(JSON.stringify(events)).not.toContain('after');
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, n) => n + 1));
  });
});
