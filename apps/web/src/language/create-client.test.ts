import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { computeSnapshot, type Computed } from './compute-snapshot.ts';
import { createLanguageClient } from './create-client.ts';
import { factKey, type Want } from './facts.ts';
import { steppedWorkers, typedFile, workerInPage } from './test/worker.ts';

function at<T>(list: readonly T[], index: number): T {
  const found = list.at(index);
  if (found === undefined) throw new Error(`nothing at ${String(index)}`);
  return found;
}

const outline = { kind: 'outline', params: {}, language: 'en' } as const;
const folding = { kind: 'folding', params: {}, language: 'en' } as const;

describe('snapshots', () => {
  test('tell what the worker says of the text', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const answer = client.snapshot(typedFile('Dockerfile', 'FROM a\n'));
    at(made, 0).work();
    const model = parseDockerfile('FROM a\n');
    expect(await answer).toMatchObject({ version: 1, model, graph: buildGraph(model, {}) });
  });

  test('of one file: the older of two requests is dropped', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const file = typedFile('Dockerfile', 'FROM a\n');
    const older = client.snapshot(file);
    file.replace('FROM b\n');
    const newer = client.snapshot(file);
    at(made, 0).work();
    expect(await older).toBeNull();
    expect((await newer)?.model.text).toBe('FROM b\n');
  });

  test('of several files are kept apart', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const first = client.snapshot(typedFile('a', 'FROM a\n'));
    const second = client.snapshot(typedFile('b', 'FROM b\n'));
    at(made, 0).work();
    expect((await first)?.model.text).toBe('FROM a\n');
    expect((await second)?.model.text).toBe('FROM b\n');
  });

  test('are asked for by an edit where one is known, and by the whole text where none is', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const file = typedFile('Dockerfile', 'FROM a\n');
    const texts = () =>
      at(made, 0).messages.map((message) => (message.kind === 'update' ? message.text : null));
    void client.snapshot(file);
    file.type({ start: 5, end: 6, text: 'bb' });
    file.type({ start: 7, end: 7, text: 'c' });
    void client.snapshot(file);
    file.replace('FROM d\n');
    void client.snapshot(file);
    expect(texts()).toEqual([
      'FROM a\n',
      [
        { start: 5, end: 6, text: 'bb' },
        { start: 7, end: 7, text: 'c' },
      ],
      'FROM d\n',
    ]);
    at(made, 0).work();
    expect((await client.snapshot(file))?.model.text).toBe('FROM d\n');
  });

  test('come again at once while neither text nor options changed', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const file = typedFile('Dockerfile', 'FROM a AS x\nFROM b\n');
    const first = client.snapshot(file);
    at(made, 0).work();
    expect(await client.snapshot(file)).toBe(await first);
    const other = client.snapshot({ ...file, options: { target: 'x' } });
    at(made, 0).work();
    expect((await other)?.graph.target).toBe(0);
  });

  test('keep what a change of the text leaves as it was', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const file = typedFile('Dockerfile', 'FROM a\nRUN one\nRUN two\n');
    const first = client.snapshot(file);
    at(made, 0).work();
    file.type({ start: 22, end: 22, text: 's' });
    const second = client.snapshot(file);
    at(made, 0).work();
    const [before, after] = [await first, await second];
    expect(after?.model.text).toBe('FROM a\nRUN one\nRUN twos\n');
    expect(after?.graph).toBe(before?.graph);
    expect(after?.problems).toBe(before?.problems);
  });

  test('put together from changes are what the text alone gives', async () => {
    const lines = [
      'FROM a AS b\n',
      'RUN x \\\n  y\n',
      'COPY --from=b . .\n',
      'RNU\n',
      '# c\n',
      '\n',
    ];
    const edit = fc.record({
      at: fc.nat(200),
      remove: fc.nat(12),
      text: fc.constantFrom(...lines, 'x', ' ', '\\', '\r\n', ''),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...lines)), fc.array(edit), async (text, edits) => {
        const { made, spawn } = steppedWorkers();
        const client = createLanguageClient(spawn);
        const file = typedFile('Dockerfile', text.join(''));
        let computed: Computed | null = null;
        for (const { at: place, remove, text: inserted } of [
          { at: 0, remove: 0, text: '' },
          ...edits,
        ]) {
          const start = Math.min(place, file.now().length);
          const end = Math.min(start + remove, file.now().length);
          file.type({ start, end, text: inserted });
          const snapshot = client.snapshot(file);
          at(made, 0).work();
          const version = file.source.version() ?? 0;
          const input = { path: 'Dockerfile', version, text: file.now(), options: {} };
          computed = computeSnapshot(input, computed);
          expect(await snapshot).toEqual(computed.snapshot);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('queries', () => {
  test('are about the present text: it is sent before them', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const file = typedFile('Dockerfile', 'FROM a\n');
    void client.snapshot(file);
    file.replace('FROM b\n');
    void client.query(file, outline);
    const sent = at(made, 0).messages.map((message) =>
      message.kind === 'update' ? message.text : message.kind,
    );
    expect(sent).toEqual(['FROM a\n', 'FROM b\n', 'query']);
  });

  test('are answered with what is wanted for a better answer', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const answer = client.query(typedFile('Dockerfile', 'FROM a\n'), outline);
    at(made, 0).work();
    expect(await answer).toMatchObject({ wanted: [] });
  });

  test('tell what they were made of, failures too, so that it is looked up again', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const builds = { kind: 'builds', dockerfile: 'Dockerfile' } as const;
    client.tellFacts([[factKey(builds), { failed: 'x' }]]);
    const query = { kind: 'lenses', params: {}, language: 'en' } as const;
    const answer = client.query(typedFile('Dockerfile', 'FROM a\n'), query);
    at(made, 0).work();
    expect(await answer).toMatchObject({ wanted: [], used: [builds] });
  });

  test('want a few scripts at a time, the next ones once these are known', async () => {
    const client = createLanguageClient(workerInPage);
    const runs = Array.from({ length: 40 }, (_, index) => `RUN echo $${String(index)}x\n`);
    const file = typedFile('Dockerfile', `FROM a\n${runs.join('')}`);
    const counts: number[] = [];
    for (let asked = 0; asked < 4; asked += 1) {
      const query = { kind: 'notices', params: {}, language: 'en' } as const;
      const { wanted = [], used = [] } = (await client.query(file, query)) ?? {};
      const scripts = wanted.filter(({ kind }) => kind === 'script');
      expect(used.filter(({ kind }) => kind === 'script')).toEqual([]);
      counts.push(scripts.length);
      client.tellFacts(scripts.map((want) => [factKey(want), { comments: [] }] as const));
    }
    expect(counts).toEqual([16, 16, 8, 0]);
  });

  test('want scripts that failed tried again in turn, those first that were asked longest ago', async () => {
    const client = createLanguageClient(workerInPage);
    const runs = Array.from({ length: 40 }, (_, index) => `RUN echo $${String(index)}x\n`);
    const file = typedFile('Dockerfile', `FROM a\n${runs.join('')}`);
    const ask = async () => {
      const query = { kind: 'notices', params: {}, language: 'en' } as const;
      const { wanted = [], used = [] } = (await client.query(file, query)) ?? {};
      const numbers = [...wanted, ...used].flatMap((want) =>
        want.kind === 'script' ? [Number(/echo \$(\d+)x/.exec(want.text)?.[1])] : [],
      );
      return { scripts: [...wanted, ...used].filter(({ kind }) => kind === 'script'), numbers };
    };
    const fail = (wants: readonly Want[]): void =>
      client.tellFacts(wants.map((want) => [factKey(want), { failed: 'shellcheck_failed' }]));
    for (let asked = 0; asked < 3; asked += 1) {
      const { scripts } = await ask();
      // All that were not asked about yet come before any is tried again.
      fail(scripts.slice(0, asked === 2 ? 8 : 16));
    }
    const range = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => from + index);
    const first = await ask();
    expect(first.numbers).toEqual(range(0, 16));
    // Until they are answered, they stay the ones that are wanted.
    expect((await ask()).numbers).toEqual(range(0, 16));
    fail(first.scripts);
    const second = await ask();
    expect(second.numbers).toEqual(range(16, 32));
    fail(second.scripts);
    expect((await ask()).numbers).toEqual([...range(32, 40), ...range(0, 8)]);
  });

  test('have no answer once the text has changed', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const file = typedFile('Dockerfile', 'FROM a\n');
    const answer = client.query(file, outline);
    file.replace('FROM b\n');
    at(made, 0).work();
    expect(await answer).toBeNull();
  });

  test('have a late answer where one will do', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const file = typedFile('Dockerfile', 'FROM a\n');
    const answer = client.query(file, { ...outline, late: true });
    file.replace('FROM b\n');
    at(made, 0).work();
    expect(await answer).not.toBeNull();
  });

  test('of one kind: a newer one takes an older one’s place, the same one shares the answer', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const file = typedFile('Dockerfile', 'FROM a\n');
    const ask = (offset: number) =>
      client.query(file, { kind: 'hover', params: { offset }, language: 'en' });
    const older = ask(1);
    const newer = ask(2);
    const same = ask(2);
    const other = client.query(file, folding);
    expect(await older).toBeNull();
    at(made, 0).work();
    expect(await newer).not.toBeNull();
    expect(await same).toEqual(await newer);
    expect(await other).not.toBeNull();
    expect(at(made, 0).messages.filter(({ kind }) => kind === 'query')).toHaveLength(3);
  });

  test('of one kind by another asker are left alone', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const file = typedFile('Dockerfile', 'FROM a\n');
    const ask = (offset: number, asker?: string) =>
      client.query(file, {
        kind: 'hover',
        params: { offset },
        language: 'en',
        ...(asker === undefined ? {} : { asker }),
      });
    const older = ask(1, 'menu');
    const asked = ask(2, 'menu');
    const editors = ask(3);
    expect(await older).toBeNull();
    at(made, 0).work();
    expect(await asked).not.toBeNull();
    expect(await editors).not.toBeNull();
  });

  test('end when they are aborted', async () => {
    const { spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const abort = new AbortController();
    const file = typedFile('Dockerfile', 'FROM a\n');
    const answer = client.query(file, { ...outline, signal: abort.signal });
    abort.abort();
    expect(await answer).toBeNull();
    expect(await client.query(file, { ...folding, signal: abort.signal })).toBeNull();
  });

  test('about a closed file have no answer', async () => {
    const { spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const source = { version: () => null, text: () => null, editsSince: () => null };
    const file = { path: 'Dockerfile', kind: 'dockerfile', options: {}, source } as const;
    expect(await client.query(file, outline)).toBeNull();
    expect(await client.snapshot(file)).toBeNull();
  });
});

describe('a file that is asked about aside', () => {
  const names = (reply: { readonly result: readonly { readonly name: string }[] | null } | null) =>
    reply?.result?.map(({ name }) => name);

  test('has its own text beside that of its tab, and no snapshot', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const file = typedFile('Dockerfile', 'FROM a AS tab\n');
    const aside = { ...typedFile('Dockerfile', 'FROM a AS disk\n'), aside: true } as const;
    const answers = [client.query(file, outline), client.query(aside, outline)];
    at(made, 0).work();
    expect((await Promise.all(answers)).map(names)).toEqual([['tab — a'], ['disk — a']]);
    expect(at(made, 0).answers.map(({ kind }) => kind)).toEqual(['snapshot', 'answer', 'answer']);
  });

  test('is forgotten by itself', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const file = typedFile('Dockerfile', 'FROM a AS tab\n');
    const aside = { ...typedFile('Dockerfile', 'FROM a AS disk\n'), aside: true } as const;
    void client.query(aside, outline);
    client.close(aside);
    const answer = client.query(file, outline);
    at(made, 0).work();
    expect(names(await answer)).toEqual(['tab — a']);
    client.close(aside);
    const { messages } = at(made, 0);
    expect(messages.filter(({ kind }) => kind === 'close')).toEqual([{ kind: 'close', file: 1 }]);
  });
});

test('a closed file is forgotten, and its opening again begins anew', async () => {
  const { made, spawn } = steppedWorkers();
  const client = createLanguageClient(spawn);
  const file = typedFile('Dockerfile', 'FROM a\n');
  const open = client.snapshot(file);
  client.close({ path: 'Dockerfile' });
  expect(await open).toBeNull();
  const again = client.snapshot(typedFile('Dockerfile', 'FROM b\n'));
  at(made, 0).work();
  expect((await again)?.model.text).toBe('FROM b\n');
});

describe('a crash', () => {
  test('starts another worker, which answers what was open and knows the facts', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const told: string[] = [];
    client.onCrash((what) => told.push(what));
    client.tellFacts([['x', { failed: 'no' }]]);
    const file = typedFile('Dockerfile', 'FROM a\n');
    const answer = client.snapshot(file);
    const asked = client.query(file, outline);
    at(made, 0).crash();
    expect(at(made, 0).ended).toBe(true);
    expect(await asked).toBeNull();
    at(made, 1).work();
    expect((await answer)?.version).toBe(1);
    expect(told).toEqual(['restarted']);
    expect(at(at(made, 1).messages, 0)).toEqual({
      kind: 'facts',
      facts: [['x', { failed: 'no' }]],
    });
  });

  test('after an answer: the next worker gets the whole text again', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const file = typedFile('Dockerfile', 'FROM a\n');
    void client.snapshot(file);
    at(made, 0).work();
    at(made, 0).crash();
    file.type({ start: 5, end: 6, text: 'b' });
    const answer = client.snapshot(file);
    at(made, 1).work();
    expect((await answer)?.model.text).toBe('FROM b\n');
  });

  test('of two workers by one text gives that text up, and the next one is read', async () => {
    const { made, spawn } = steppedWorkers();
    const client = createLanguageClient(spawn);
    const told: string[] = [];
    client.onCrash((what) => told.push(what));
    const file = typedFile('Dockerfile', 'FROM a\n');
    const fatal = client.snapshot(file);
    at(made, 0).crash();
    at(made, 1).crash();
    expect(await fatal).toBeNull();
    expect(told).toEqual(['restarted', 'stopped']);
    file.replace('FROM b\n');
    const next = client.snapshot(file);
    at(made, 2).work();
    expect((await next)?.version).toBe(2);
  });
});
