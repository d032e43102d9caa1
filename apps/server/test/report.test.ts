import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text as textOf } from 'node:stream/consumers';
import { defaultBuildOptions } from '@stagecraft/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import { logSection } from '../src/builds/report/log-section.ts';
import { shareOut } from '../src/builds/report/log-share.ts';
import type { ReportInput } from '../src/builds/report/page.ts';
import { withoutCredentials } from '../src/builds/report/without-credentials.ts';
import { runReportCommand } from '../src/command-line/report-command.ts';
import { codeOf, temporaryFolder } from './harness.ts';
import { recordDesk, walking, type RecordDesk } from './records.ts';

const evil = '</script></style><img src=x onerror=alert(1)>';
const text = `FROM busybox AS one\nCOPY . /app\nFROM one\nRUN echo '${evil}'\n`;
const engine = () =>
  walking(
    createFakeEngine({
      plan: () => ({
        steps: [
          { name: '[one 1/2] FROM busybox' },
          { name: '[one 2/2] COPY . /app', cached: true },
          { name: `[stage-1 2/2] RUN ${evil}`, log: `\u001b[31mred\u001b[0m ${evil}\nplain\n` },
        ],
      }),
    }),
  );

async function reportOf(at: RecordDesk, id: string, query = '') {
  const answer = await fetch(`${at.server.origin}/api/builds/${id}/report${query}`, {
    headers: { authorization: `Bearer ${at.server.server.token}` },
  });
  return { headers: answer.headers, text: await answer.text() };
}

describe('a report of a build', () => {
  it('holds the build, and nothing that came from outside is markup', async () => {
    const at = await recordDesk(engine());
    await writeFile(join(at.root, 'large.bin'), 'x'.repeat(5000));
    const id = await at.build(text, { tags: ['app:1'], buildArgs: { MARK: evil } });
    const { headers, text: report } = await reportOf(at, id);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-disposition')).toContain('build-1.html');
    expect(report).toMatch(/^<!doctype html>\s+<html lang="en">/);
    expect(report).toMatch(/<\/html>\n$/);
    for (const id of ['graph', 'timeline', 'steps', 'layers', 'dockerfile', 'context', 'log']) {
      expect(report).toContain(`<section id="${id}"`);
    }
    expect(report).toContain('<span class="f1">red</span> &lt;/script&gt;');
    expect(report).toContain('large.bin');
    expect(report).not.toMatch(/<img|<script|onerror=alert\(1\)>/);
  });

  it('allows itself nothing but its own styles', async () => {
    const at = await recordDesk(engine());
    const { text: report } = await reportOf(at, await at.build(text));
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(report)?.[1] ?? '';
    expect(policy).toMatch(/^default-src &#39;none&#39;; style-src (&#39;sha256-\S+&#39; ?){2};/);
    // Addresses only lead to places of the document itself.
    const led = [...report.matchAll(/<[^>]*?\s(?:href|src|action|data)="([^"]*)"/g)];
    expect(led.length).toBeGreaterThan(0);
    expect(led.filter(([, to = '']) => !to.startsWith('#'))).toEqual([]);
  });

  it('speaks the language that it is asked for', async () => {
    const at = await recordDesk(engine());
    const id = await at.build(text);
    const { text: report } = await reportOf(at, id, '?language=zh-CN');
    expect(report).toContain('<html lang="zh-CN">');
    expect(report).toContain('时间线');
    const wrong = await at.server.ask(`/api/builds/${id}/report?language=xx`);
    expect(codeOf(wrong)).toBe('bad_request');
  });

  it('is refused for a build that is not known', async () => {
    const at = await recordDesk(engine());
    expect(codeOf(await at.server.ask('/api/builds/none/report'))).toBe('build_not_found');
  });
});

/** The log's markup of a build of which one step wrote much and the other little. */
async function longLog(limit: number): Promise<string> {
  const folder = await temporaryFolder();
  const path = join(folder, 'events.ndjson');
  const many = Array.from({ length: 1000 }, (_, n) => `much ${n}\n`).join('');
  const events = [
    { type: 'step.queued', stepId: 'a', name: 'a', inputs: [] },
    { type: 'step.queued', stepId: 'b', name: 'b', inputs: [] },
    { type: 'step.logged', stepId: 'a', stream: 'stdout', text: many },
    { type: 'step.logged', stepId: 'b', stream: 'stdout', text: 'little\n' },
  ].map((event, n) => ({ seq: n + 1, at: 1_000 + n, ...event }));
  await writeFile(path, events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  const step = (id: string) => ({ id, name: id, phase: 'done', error: null });
  const input = {
    language: 'en',
    matches: new Map(),
    stored: { summary: { number: 7, startedAt: 1_000 } },
    trace: { steps: [step('a'), step('b')] },
  };
  let shown = '';
  const { signal } = new AbortController();
  // As much of a report's input as the log's section looks at.
  const pieces = logSection(input as unknown as ReportInput, path, signal, limit);
  for await (const piece of pieces) shown += piece;
  return shown;
}

describe('the log of a report', () => {
  it('is whole where it is not too long', async () => {
    const shown = await longLog(1_000_000);
    expect(shown.match(/much \d+/g)).toHaveLength(1000);
    expect(shown).toContain('little');
    expect(shown).not.toContain('left out');
  });

  it('leaves out the middle of what is long, says so, and keeps what is short', async () => {
    const shown = await longLog(6_000);
    const lines = shown.match(/much \d+/g) ?? [];
    expect([lines[0], lines.at(-1)]).toEqual(['much 0', 'much 999']);
    expect(lines.length).toBeLessThan(150);
    expect(shown).toContain(`${1000 - lines.length} lines are left out here`);
    expect(shown).toContain(
      `The log has 1,001 lines; ${lines.length + 1} of them are in this report`,
    );
    expect(shown).toContain('build #7 → Log → Download');
    expect(shown).toContain('little');
  });
});

it('shares are whole for the small and equal for the large', () => {
  const sizes = fc.array(fc.nat(1000), { maxLength: 20 });
  fc.assert(
    fc.property(sizes, fc.nat(5000), (all, limit) => {
      const shares = shareOut(all, limit);
      const sum = shares.reduce((one, other) => one + other, 0);
      expect(sum).toBeLessThanOrEqual(limit);
      const isEnough = all.reduce((one, other) => one + other, 0) <= limit;
      expect(isEnough ? shares : all).toEqual(all);
      const cut = shares.filter((share, at) => share < (all[at] ?? 0));
      // What is cut has no less than anything that is whole, but for what does not divide.
      expect(Math.min(...cut, Infinity) + all.length).toBeGreaterThanOrEqual(
        Math.max(0, ...shares),
      );
    }),
  );
});

it('what lets somebody in is not in a report', () => {
  const options = withoutCredentials({
    ...defaultBuildOptions('Dockerfile'),
    context: { kind: 'remote', url: 'https://me:hunter2@example.com/repo.git#main' },
    buildArgs: { PROXY: 'http://me:hunter2@proxy:3128', PLAIN: 'a@b' },
    cacheTo: ['type=s3,bucket=b,secret_access_key=hunter2,region=r'],
  });
  expect(JSON.stringify(options)).not.toContain('hunter2');
  expect(options.context).toEqual({ kind: 'remote', url: 'https://…@example.com/repo.git#main' });
  expect(options.buildArgs['PLAIN']).toBe('a@b');
  expect(options.cacheTo).toEqual(['type=s3,bucket=b,secret_access_key=…,region=r']);
});

describe('stagecraft report', () => {
  async function run(dataFolder: string, ...words: string[]) {
    const out = new PassThrough();
    const written = textOf(out);
    let err = '';
    const code = await runReportCommand({
      ...{ words, dataFolder, out, language: 'en', folder: dataFolder },
      err: (said) => (err += said),
      findEngine: () => Promise.resolve({ engine: () => null, close: () => undefined }),
    });
    out.end();
    return { code, err, out: await written };
  }

  it('writes the latest build, or the one that is named', async () => {
    const at = await recordDesk(engine());
    const first = await at.build(text);
    await at.build(text);
    expect((await run(at.server.dataFolder, '-o', '-')).out).toContain('<title>Build #2 of ');
    expect((await run(at.server.dataFolder, first, '-o', '-')).out).toContain(
      '<title>Build #1 of ',
    );
    const saved = await run(at.server.dataFolder, 'latest');
    expect(saved).toEqual({
      code: 0,
      err: `${join(at.server.dataFolder, 'build-2.html')}\n`,
      out: '',
    });
  });

  it.each([
    [['--colour'], 'There is no flag --colour'],
    [['-o'], '-o needs a file'],
    [['one', 'two'], 'Name one build'],
    [[], 'no build in the records'],
    [['unknown'], 'stagecraft report: '],
  ])('refuses %j', async (words, reason) => {
    const { code, err } = await run(await temporaryFolder(), ...words);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });
});
