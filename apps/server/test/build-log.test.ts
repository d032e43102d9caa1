import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LogSearchResult, LogWindow } from '@stagecraft/contracts';
import { describe, expect, it } from 'vitest';
import { createLogIndex } from '../src/builds/log/log-index.ts';
import { regexMatcher, textMatcher, type Matcher } from '../src/builds/log/matcher.ts';
import { plainStepLog } from '../src/builds/log/plain-text.ts';
import { searchLog } from '../src/builds/log/search.ts';
import { readWindow } from '../src/builds/log/window.ts';
import { createDrivenEngine } from './driven-engine.ts';
import { codeOf, startTestServer, temporaryFolder } from './harness.ts';

const { signal } = new AbortController();

/** A log's file with what steps printed, one event a text. */
async function logOf(texts: readonly (readonly [step: string, text: string])[]): Promise<string> {
  const path = join(await temporaryFolder(), 'events.ndjson');
  const lines = texts.map(([stepId, text], n) =>
    JSON.stringify({ seq: n + 1, at: n, type: 'step.logged', stepId, stream: 'stdout', text }),
  );
  await writeFile(path, `${lines.join('\n')}\n`);
  return path;
}

function regex(source: string): Matcher {
  const matcher = regexMatcher(source);
  if (typeof matcher !== 'function') throw new Error(matcher.error);
  return matcher;
}

describe('the log of a build with 200,000 lines', () => {
  const lineCount = 100_000;
  const long = async () => {
    const texts: [string, string][] = [];
    // Two steps that write in turn, in pieces that end in the middle of a line.
    for (const step of ['a', 'b']) {
      let text = '';
      for (let n = 0; n < lineCount; n += 1) {
        text += n % 1_000 === 7 ? `\u001b[31mErr\u001b[0mor ${n}\n` : `line ${n}\r\n`;
        if (n % 400 !== 0 && n < lineCount - 1) continue;
        texts.push([step, text.slice(0, -3)]);
        text = text.slice(-3);
      }
      texts.push([step, text]);
    }
    return logOf(texts);
  };

  it('is read in windows from the places that were noted before, the same as without them', async () => {
    const path = await long();
    const index = createLogIndex(500_000);
    await searchLog(path, textMatcher('nothing'), signal, index);
    for (const step of ['a', 'b']) {
      const places = [99_990, 50_000, 0].map((line) => index.before(step, line)?.offset ?? 0);
      expect(places[0]).toBeGreaterThan(places[1] ?? 0);
      expect(places[1]).toBeGreaterThan(step === 'a' ? 0 : 500_000);
      for (const from of [0, 399, 49_999, 50_001, 99_995]) {
        const window = await readWindow(path, step, from, 20, signal, index);
        expect(window).toEqual(await readWindow(path, step, from, 20, signal));
        expect(window.lines).toHaveLength(Math.min(20, lineCount - from));
      }
    }
  });

  it('is searched whole, with every hit at its place', async () => {
    const path = await long();
    const found = await searchLog(path, textMatcher('eRROR'), signal);
    expect(found).toMatchObject({ total: 200, complete: true });
    const places = ['a', 'b'].flatMap((stepId) =>
      Array.from({ length: 100 }, (_, n) => ({
        stepId,
        line: n * 1_000 + 7,
        text: `Error ${n * 1_000 + 7}`,
      })),
    );
    expect(found.hits).toEqual(places);
    const many = await searchLog(path, regex('^line \\d+$'), signal);
    expect([many.total, many.hits.length]).toEqual([199_800, 1_000]);
  });

  it('gives any window of it, and no more than there is', async () => {
    const path = await long();
    const raws = async (from: number, count: number) =>
      (await readWindow(path, 'b', from, count, signal)).lines.map(({ raw }) => raw);
    expect(await raws(0, 2)).toEqual(['line 0', 'line 1']);
    expect(await raws(50_006, 3)).toEqual([
      'line 50006',
      '\u001b[31mErr\u001b[0mor 50007',
      'line 50008',
    ]);
    expect(await raws(99_998, 100)).toEqual(['line 99998', 'line 99999']);
    expect(await raws(100_000, 100)).toEqual([]);
    expect(await raws(0, 100_000)).toHaveLength(5_000);
  });

  it('is downloaded whole, step by step', async () => {
    const path = await long();
    let text = '';
    for await (const piece of plainStepLog(path, 'a', signal)) text += piece;
    const lines = text.split('\n');
    expect(lines).toHaveLength(lineCount + 1);
    expect([lines[0], lines[7], lines[99_999]]).toEqual(['line 0', 'Error 7', 'line 99999']);
  });
});

describe('lines of a log', () => {
  it('carry the style that lines before them left', async () => {
    const path = await logOf([['a', '\u001b[1;38;2;1;2;3mbold\nstill\u001b[0m\nplain']]);
    const { lines } = await readWindow(path, 'a', 1, 5, signal);
    expect(lines.map(({ raw }) => raw)).toEqual(['\u001b[1;38;2;1;2;3mstill\u001b[0m', 'plain']);
  });

  it('that never end take no more than their share of memory, and the next one is found', async () => {
    const piece = 'x'.repeat(600_000);
    const path = await logOf([
      ['a', piece],
      ['a', piece],
      ['a', `${piece}y`],
      ['a', 'lost\nfound'],
    ]);
    const { hits } = await searchLog(path, textMatcher('found'), signal);
    expect(hits).toEqual([{ stepId: 'a', line: 1, text: 'found' }]);
    const { lines } = await readWindow(path, 'a', 0, 1, signal);
    expect(lines[0]?.raw).toHaveLength(1_200_000);
  });
});

describe('a search that takes too long', () => {
  it('says that it did not see everything', async () => {
    const path = await logOf([['a', `${'a'.repeat(50)}!\n`]]);
    expect(await searchLog(path, regex('^(a+)+$'), signal)).toMatchObject({ complete: false });
    let clock = 0;
    const slow = await searchLog(
      path,
      textMatcher('a'),
      signal,
      createLogIndex(),
      () => (clock += 30_000),
    );
    expect(slow).toEqual({ hits: [], total: 0, complete: false });
  });
});

describe('over HTTP', () => {
  it('the log of a build that runs is searched, read and downloaded', async () => {
    const engine = createDrivenEngine();
    const server = await startTestServer({ engine });
    const workspace = await server.open(await temporaryFolder());
    const options = { dockerfile: 'Dockerfile', target: null, tags: [], buildArgs: {} };
    const started = await server.ask(`/api/workspaces/${workspace}/builds`, {
      json: {
        options: { ...options, noCache: false, pull: false, platform: null },
        dockerfileText: 'FROM scratch\nRUN make\n',
      },
    });
    const id = String(Reflect.get(Object(started.json), 'id'));
    const build = await engine.next();
    build.emit({ type: 'step.queued', stepId: 's', name: 'RUN make', inputs: [] });
    build.emit({ type: 'step.started', stepId: 's' });
    const text = '\u001b[32mmade\u001b[0m <b>\nmore\n';
    build.emit({ type: 'step.logged', stepId: 's', stream: 'stdout', text });
    const log = `/api/builds/${id}/log`;
    await expect
      .poll(async () => {
        const answer = await server.ask(`${log}/search?text=MADE%20%3CB&regex=0`);
        return LogSearchResult.parse(answer.json).hits;
      })
      .toEqual([{ stepId: 's', line: 0, text: 'made <b>' }]);
    const window = await server.ask(`${log}/lines?step=s&from=1&count=9`);
    expect(LogWindow.parse(window.json)).toMatchObject({ from: 1, lines: [{ raw: 'more' }] });
    const whole = await server.ask(log);
    expect(whole.headers['content-disposition']).toBe('attachment; filename="build-1.log"');
    expect(whole.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(whole.text).toMatch(/^#1 RUN make\n#1 \d+\.\d{3} made <b>\n#1 \d+\.\d{3} more\n$/);
    expect((await server.ask(`${log}?step=s`)).text).toBe('made <b>\nmore\n');
    build.settle({ state: 'succeeded', imageId: null });
  });

  it('what cannot be asked is refused with the reason', async () => {
    const server = await startTestServer();
    const cases = [
      ['/api/builds/none/log/search?text=a', 'build_not_found'],
      ['/api/builds/none/log/lines?step=s&from=0&count=1', 'build_not_found'],
      ['/api/builds/none/log', 'build_not_found'],
      ['/api/builds/none/log/search', 'bad_request'],
      ['/api/builds/none/log/lines?step=s&from=-1&count=1', 'bad_request'],
    ] as const;
    for (const [path, code] of cases) expect(codeOf(await server.ask(path))).toBe(code);
    expect(regexMatcher('(')).toEqual({ error: expect.stringContaining('Unterminated group') });
  });
});
