import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { UnstampedBuildEvent } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { createBuildStream, type BuildVerdict } from './build-stream.ts';

/** Answers of a real engine (20.10) to `POST /build`, byte for byte. */
const names = ['two-stages', 'cached', 'failed', 'refused', 'cancelled'] as const;
const recorded = Object.fromEntries(
  names.map((name) => [name, readFileSync(new URL(`recorded/${name}.ndjson`, import.meta.url))]),
);

interface Read {
  readonly events: readonly UnstampedBuildEvent[];
  readonly verdict: BuildVerdict;
}

function read(chunks: readonly Uint8Array[]): Read {
  const stream = createBuildStream();
  const events = chunks.flatMap((chunk) => stream.push(chunk));
  events.push(...stream.end());
  return { events, verdict: stream.verdict() };
}

const whole = (name: (typeof names)[number]): Read => read([recorded[name] ?? Buffer.alloc(0)]);

/** `type name` of each event that has a step. */
function told({ events }: Read): string[] {
  const stepNames = new Map<string, string>();
  return events.flatMap((event) => {
    if (event.type === 'step.queued') stepNames.set(event.stepId, event.name);
    return 'stepId' in event && event.stepId
      ? [`${event.type} ${stepNames.get(event.stepId) ?? '?'}`]
      : [];
  });
}

describe('recorded builds', () => {
  it('two stages: every step, its log and its end, both tags, the image', () => {
    const { events, verdict } = whole('two-stages');
    expect(verdict).toEqual({
      state: 'succeeded',
      imageId: 'sha256:3c94908816cffb1a9b59c3f11e4213ee2ed32a7bb43dab62d08b07ad22eda254',
    });
    const log = events.flatMap((event) => (event.type === 'step.logged' ? [event] : []));
    expect(log.map(({ stream, text }) => `${stream} ${text}`)).toEqual(
      expect.arrayContaining(['stdout 构建：世界你好 🐳\n', 'stderr warned\n']),
    );
    const tags = events.flatMap((event) => (event.type === 'image.tagged' ? [event.tag] : []));
    expect(tags).toEqual(['recorded:1', 'recorded:latest']);
    const ended = told({ events, verdict }).filter((line) => line.startsWith('step.finished ['));
    expect(ended).toEqual(
      expect.arrayContaining([
        "step.finished [build 4/4] RUN echo '构建：世界你好 🐳' && echo warned >&2 && sleep 0.3",
        'step.finished [build 3/4] COPY hello.txt .',
        'step.finished [stage-1 2/3] RUN echo other && cat /proc/uptime',
        'step.finished [stage-1 3/3] COPY --from=build /src/hello.txt /hello.txt',
      ]),
    );
  });

  it('the same again: its steps are cached and nothing of them runs', () => {
    const lines = told(whole('cached'));
    expect(lines).toContain('step.cached [build 3/4] COPY hello.txt .');
    expect(lines).toContain(
      'step.cached [stage-1 3/3] COPY --from=build /src/hello.txt /hello.txt',
    );
    expect(lines.filter((line) => line.startsWith('step.logged'))).toEqual([]);
  });

  it('a failure: the step, the exit code, and the step beside it that was stopped', () => {
    const result = whole('failed');
    expect(result.verdict).toMatchObject({ state: 'failed', exitCode: 7, line: null });
    const failures = result.events.filter((event) => event.type === 'step.failed');
    const own = failures.filter((event) => !event.cancelled);
    expect(own).toEqual([expect.objectContaining({ exitCode: 7 })]);
    expect(result.verdict).toMatchObject({ stepId: own[0]?.stepId });
    expect(told(result)).toContain(
      'step.failed [stage-1 2/3] RUN echo before && sleep 0.5 && exit 7',
    );
  });

  it('a Dockerfile that is refused: its line', () => {
    expect(whole('refused').verdict).toMatchObject({ state: 'failed', line: 2, stepId: null });
  });

  it('a cancelled build: the step was stopped', () => {
    const { events, verdict } = whole('cancelled');
    expect(verdict).toMatchObject({ state: 'failed', message: 'context canceled' });
    expect(events.filter((event) => event.type === 'step.failed')).toEqual([
      expect.objectContaining({ cancelled: true, exitCode: null }),
    ]);
  });

  it.each(names)('%s: no step starts before it is queued, none ends before it starts', (name) => {
    const seen = new Map<string, string>();
    const before: Readonly<Record<string, readonly string[]>> = {
      'step.started': ['step.queued', 'step.finished'],
      'step.finished': ['step.started'],
    };
    const outOfOrder = whole(name).events.filter((event) => {
      if (!('stepId' in event) || !event.stepId) return false;
      const expected = before[event.type];
      const isWrong = expected && !expected.includes(seen.get(event.stepId) ?? '');
      if (event.type !== 'step.logged' && event.type !== 'step.progressed') {
        seen.set(event.stepId, event.type);
      }
      return isWrong;
    });
    expect(outOfOrder).toEqual([]);
    expect(seen.size).toBeGreaterThan(1);
  });
});

it.each(names)('%s: any cutting of the bytes gives the same events', (name) => {
  const bytes = recorded[name] ?? Buffer.alloc(0);
  const expected = whole(name);
  fc.assert(
    fc.property(fc.array(fc.nat(bytes.length), { maxLength: 40 }), (cuts) => {
      const at = [0, ...cuts.toSorted((x, y) => x - y), bytes.length];
      const chunks = at.slice(1).map((end, i) => bytes.subarray(at[i], end));
      expect(read(chunks)).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

describe('verdicts', () => {
  const verdictOf = (...lines: readonly unknown[]): BuildVerdict =>
    read([Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))]).verdict;

  it('none when the answer ends too early', () => {
    expect(verdictOf({ stream: 'hello' })).toEqual({ state: 'none' });
    expect(read([Buffer.from('{"id":"moby.image.id","aux":{"ID":"sha2')]).verdict).toEqual({
      state: 'none',
    });
  });

  it("keeps the engine's text and finds the line in every wording", () => {
    const lineOf = (message: string): unknown => {
      const verdict = verdictOf({ errorDetail: { message }, error: message });
      return verdict.state === 'failed' && verdict.message === message && verdict.line;
    };
    expect(lineOf('dockerfile parse error line 3: unknown instruction: FOO')).toBe(2);
    expect(lineOf('failed to solve: dockerfile parse error on line 12: …')).toBe(11);
    expect(lineOf('Dockerfile:7\n--------------------\n   7 | >>> RUN x')).toBe(6);
    expect(lineOf('executor failed running [/bin/sh -c a]: exit code: 1')).toBeNull();
  });

  it('takes an error without detail, and an error after an image', () => {
    expect(verdictOf({ error: 'no space left' })).toMatchObject({ message: 'no space left' });
    const image = { id: 'moby.image.id', aux: { ID: 'sha256:x' } };
    expect(verdictOf(image, { error: 'late' })).toMatchObject({ state: 'failed' });
  });
});
