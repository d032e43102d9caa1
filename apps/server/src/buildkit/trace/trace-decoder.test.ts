import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { statusBytes, time, type StatusInput } from './status-bytes.ts';
import { createTraceDecoder } from './trace-decoder.ts';

/** Events of several messages, in order, and what is left at the end. */
function decode(...messages: readonly StatusInput[]) {
  const decoder = createTraceDecoder();
  const events = messages.flatMap((message) => decoder.push(statusBytes(message)));
  return [...events, ...decoder.end()];
}

const a = { digest: 'sha256:a', name: '[1/2] RUN a' };

describe('steps', () => {
  it('tells a vertex that is sent again only when something changed', () => {
    const running = { ...a, started: time(10) };
    expect(decode({ v: [a] }, { v: [a] }, { v: [running] }, { v: [running, a] })).toEqual([
      { type: 'step.queued', stepId: 'sha256:a', name: '[1/2] RUN a', inputs: [] },
      { type: 'step.started', stepId: 'sha256:a' },
    ]);
  });

  it('tells every interval of a step, in ms', () => {
    const first = { ...a, started: time(10), completed: time(10.5) };
    const again = { ...a, started: time(11.25) };
    const ended = { ...again, completed: time(12.000_001) };
    expect(decode({ v: [first] }, { v: [again] }, { v: [ended] }).slice(1)).toEqual([
      { type: 'step.started', stepId: 'sha256:a' },
      { type: 'step.finished', stepId: 'sha256:a', startedAt: 10_000, finishedAt: 10_500 },
      { type: 'step.started', stepId: 'sha256:a' },
      { type: 'step.finished', stepId: 'sha256:a', startedAt: 11_250, finishedAt: 12_000.001 },
    ]);
  });

  it('tells a cached step once, with or without times', () => {
    const cached = { ...a, cached: true };
    const timed = { ...cached, started: time(1), completed: time(1) };
    for (const last of [cached, timed]) {
      expect(decode({ v: [a] }, { v: [last] }, { v: [last] }, { v: [timed] }).slice(1)).toEqual([
        { type: 'step.cached', stepId: 'sha256:a' },
      ]);
    }
  });

  it('believes that a COPY builds on cached steps only when it works', () => {
    const copy = {
      digest: 'sha256:c',
      name: '[2/2] COPY x /',
      inputs: [a.digest],
      started: time(5),
    };
    const assumed = { ...a, cached: true, started: time(5), completed: time(5) };
    const failed = { ...copy, completed: time(6), error: '"/x": not found' };
    const kinds = (...messages: readonly StatusInput[]) =>
      decode({ v: [a] }, ...messages).map(({ type }) => type);
    expect(kinds({ v: [assumed, copy] }, { v: [failed] })).not.toContain('step.cached');
    expect(kinds({ v: [assumed, failed] })).not.toContain('step.cached');
    expect(
      kinds({ v: [assumed, copy] }, { v: [{ ...copy, completed: time(6) }] }).slice(-2),
    ).toEqual(['step.cached', 'step.finished']);
    const run = { ...copy, name: '[2/2] RUN x' };
    expect(kinds({ v: [assumed, run] })).toContain('step.cached');
    const certain = { ...assumed, completed: time(5.001) };
    expect(kinds({ v: [certain, failed] })).toContain('step.cached');
  });

  it('puts the log of one message between the start and the end of its step', () => {
    const events = decode({
      v: [{ ...a, started: time(1), completed: time(2) }],
      l: [{ vertex: a.digest, stream: 1, msg: Buffer.from('x') }],
    });
    expect(events.map(({ type }) => type)).toEqual([
      'step.queued',
      'step.started',
      'step.logged',
      'step.finished',
    ]);
  });

  it('tells a failure with its exit code, and a stop as a stop', () => {
    const failed = {
      ...a,
      started: time(1),
      completed: time(2),
      error: 'executor failed running [x]: exit code: 137',
    };
    const stopped = {
      ...failed,
      digest: 'sha256:b',
      error: 'executor failed running [x]: exit code: 137: context canceled',
    };
    const events = decode({ v: [failed] }, { v: [failed] }, { v: [stopped] });
    expect(events.filter(({ type }) => type === 'step.failed')).toEqual([
      expect.objectContaining({ stepId: 'sha256:a', exitCode: 137, cancelled: false }),
      expect.objectContaining({ stepId: 'sha256:b', exitCode: null, cancelled: true }),
    ]);
  });

  it('blames the step that the error names, never a cache that could not be imported', () => {
    const decoder = createTraceDecoder();
    const cacheError = {
      digest: 'sha256:c',
      name: 'importing cache manifest from x',
      error: '404',
    };
    decoder.push(statusBytes({ v: [cacheError] }));
    expect(decoder.failedStep('something else')).toBeNull();
    decoder.push(statusBytes({ v: [{ ...a, error: 'one failed' }] }));
    decoder.push(statusBytes({ v: [{ ...a, digest: 'sha256:b', error: 'two failed' }] }));
    expect(decoder.failedStep('failed to solve: one failed')?.stepId).toBe('sha256:a');
    expect(decoder.failedStep('failed to solve')?.stepId).toBe('sha256:b');
  });
});

describe('logs', () => {
  it('never splits a character, whatever the pieces, step by step and stream by stream', () => {
    const text = '构建 🐳 ok\r\n\u001b[31m错误\u001b[0m';
    const bytes = Buffer.from(text);
    const cut = fc.array(fc.nat(bytes.length), { maxLength: 8 });
    fc.assert(
      fc.property(cut, cut, (outCuts, errCuts) => {
        const pieces = (cuts: number[], stream: number) => {
          const at = [0, ...cuts.toSorted((x, y) => x - y), bytes.length];
          return at
            .slice(1)
            .map((end, i) => ({ vertex: a.digest, stream, msg: bytes.subarray(at[i], end) }));
        };
        const out = pieces(outCuts, 1);
        const err = pieces(errCuts, 2);
        // Interleaved: a piece of the other stream must not complete this one's character.
        const mixed = out.flatMap((piece, i) => [piece, ...err.slice(i, i + 1)]);
        const rest = err.slice(out.length);
        const events = decode(...[...mixed, ...rest].map((piece) => ({ l: [piece] })));
        for (const stream of ['stdout', 'stderr']) {
          const texts = events.flatMap((event) =>
            event.type === 'step.logged' && event.stream === stream ? [event.text] : [],
          );
          expect(texts.join('')).toBe(text);
          expect(texts.every((piece) => !piece.includes('\ufffd'))).toBe(true);
        }
      }),
    );
  });

  it('keeps a character that was never completed', () => {
    const half = Buffer.from('界').subarray(0, 2);
    expect(decode({ l: [{ vertex: a.digest, stream: 1, msg: half }] })).toEqual([
      { type: 'step.logged', stepId: a.digest, stream: 'stdout', text: '\ufffd' },
    ]);
  });
});

describe('progress', () => {
  const item = { id: 'sha256:layer', vertex: a.digest, name: 'downloading', total: 1000 };
  const currents = (...values: readonly number[]) =>
    decode(...values.map((current) => ({ s: [{ ...item, current }] }))).flatMap((event) =>
      event.type === 'step.progressed' ? [event.current] : [],
    );

  it('leaves out what is the same, or less than one percent more', () => {
    expect(currents(0, 0, 5, 9, 10, 15, 20, 20)).toEqual([0, 10, 20]);
  });

  it('tells the end, and does not invent a total', () => {
    const open = { id: 'exporting layers', vertex: a.digest, started: time(1) };
    expect(decode({ s: [open] }, { s: [{ ...open, completed: time(2) }] })).toEqual([
      expect.objectContaining({ item: 'exporting layers', total: null, current: 0, done: false }),
      expect.objectContaining({ item: 'exporting layers', total: null, done: true }),
    ]);
  });

  it('tells each name that the image got, as Docker prints it', () => {
    const naming = (name: string) => ({
      s: [{ id: `naming to ${name}`, vertex: a.digest, completed: time(1) }],
    });
    const tags = decode(
      naming('docker.io/library/app:1'),
      naming('docker.io/library/app:1'),
      naming('docker.io/me/app:1'),
      naming('localhost:5000/app:1'),
    ).flatMap((event) => (event.type === 'image.tagged' ? [event.tag] : []));
    expect(tags).toEqual(['app:1', 'me/app:1', 'localhost:5000/app:1']);
  });
});

it('tells a warning once, with its 0-based line', () => {
  const warning = {
    vertex: a.digest,
    short: Buffer.from('FromAsCasing: …'),
    detail: [Buffer.from('The casing should match')],
    url: 'https://docs.docker.com/go/dockerfile/rule/from-as-casing/',
    ranges: [{ start: { line: 3 } }],
  };
  expect(decode({ w: [warning] }, { w: [warning] }, { w: [{ ...warning, ranges: [] }] })).toEqual([
    {
      type: 'warning.raised',
      message: 'FromAsCasing: …',
      detail: ['The casing should match'],
      url: warning.url,
      line: 2,
    },
    expect.objectContaining({ line: null }),
  ]);
});
