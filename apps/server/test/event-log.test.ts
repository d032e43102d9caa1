import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BuildEvent } from '@stagecraft/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventLog } from '../src/builds/event-log.ts';
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

const done = { type: 'build.finished', imageId: null } as const;

describe('an event log', () => {
  it('stops keeping output at its limit, says so once a step, and keeps everything else', async () => {
    const path = join(await temporaryFolder(), 'b', 'events.ndjson');
    const log = await createEventLog(path, { limit: 10_000 });
    const say = (stepId: string, text: string): void =>
      log.append({ type: 'step.logged', stepId, stream: 'stdout', text });
    for (let n = 0; n < 1_000; n += 1) say('a', `line ${n}\n`);
    say('b', 'late\n');
    log.append({ type: 'step.cached', stepId: 'b' });
    await log.end(done, () => Promise.resolve());
    const events = await read(log);
    expect((await readFile(path)).length).toBeLessThan(12_000);
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, at) => at + 1));
    const notes = events.filter((event) => event.type === 'step.logged' && /full/.test(event.text));
    expect(notes.map((event) => 'stepId' in event && event.stepId)).toEqual(['a', 'b']);
    expect(events.slice(-2).map(({ type }) => type)).toEqual(['step.cached', 'build.finished']);
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
