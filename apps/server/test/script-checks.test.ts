import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import type { ShellCheckComment, ShellChecker } from '@stagecraft/lint';
import { describe, expect, it } from 'vitest';
import { createScriptChecks, type FindChecker } from '../src/lint/script-checks.ts';
import { codeOf, startTestServer, temporaryFolder } from './harness.ts';

const never = new AbortController().signal;
const comment: ShellCheckComment = {
  ...{ line: 1, column: 1, endLine: 1, endColumn: 2 },
  ...{ level: 'info', code: 2086, message: 'a', fix: null },
};
const script = (text: string) => ({ shell: 'sh', text }) as const;

/** Checks by a function; notes how many run at the same time at most. */
function checksWith(check: ShellChecker, now = (): number => 0) {
  const asked: string[] = [];
  const load = { now: 0, most: 0 };
  const find: FindChecker = () =>
    Promise.resolve({
      name: 'fake',
      check: async (text, options) => {
        asked.push(`${options.shell} ${text}`);
        load.most = Math.max(load.most, ++load.now);
        const answer = await check(text, options);
        load.now--;
        return answer;
      },
    });
  const fail = (error: unknown): never => {
    throw error;
  };
  return { asked, load, checks: createScriptChecks(find, fail, now) };
}

describe('scripts', () => {
  it('are checked one at a time, and none twice', async () => {
    const { asked, load, checks } = checksWith(async (text) => {
      await Promise.resolve();
      return text === 'b' ? [comment] : [];
    });
    const scripts = ['a', 'b', 'a'].map(script);
    const answers = await Promise.all([checks.check(scripts, never), checks.check(scripts, never)]);
    const expected = { state: 'ready', results: [[], [comment], []] };
    expect(answers).toEqual([expected, expected]);
    expect(asked).toEqual(['sh a', 'sh b']);
    expect(load.most).toBe(1);
    await checks.check([{ shell: 'bash', text: 'a' }], never);
    expect(asked).toEqual(['sh a', 'sh b', 'bash a']);
  });

  it('that failed are looked at again after a while', async () => {
    let time = 0;
    const { asked, checks } = checksWith(
      () => Promise.resolve(null),
      () => time,
    );
    expect((await checks.check([script('a')], never)).results).toEqual([null]);
    await checks.check([script('a')], never);
    expect(asked).toHaveLength(1);
    time = 60_000;
    await checks.check([script('a')], never);
    expect(asked).toHaveLength(2);
  });

  it('that nobody waits for any more are left, and not taken for failures', async () => {
    const gone = new AbortController();
    const { asked, checks } = checksWith((text, { signal }) => {
      if (signal?.aborted === false && text === 'a') gone.abort();
      return Promise.resolve(signal?.aborted === true ? null : []);
    });
    await checks.check(['a', 'b'].map(script), gone.signal);
    expect(asked).toEqual(['sh a']);
    expect((await checks.check([script('a')], never)).results).toEqual([[]]);
  });
});

/** A `shellcheck` that is this script of Node. */
async function program(text: string): Promise<string> {
  const path = join(await temporaryFolder(), 'shellcheck');
  await writeFile(path, `#!${process.execPath}\n${text}\n`, { mode: 0o755 });
  return path;
}

const path = '/api/lint/scripts';

describe('the endpoint', () => {
  it('gives what the program says of its standard input, and no shell reads it', async () => {
    const shellCheck = await program(`
      let text = '';
      process.stdin.on('data', (part) => (text += part)).on('end', () => {
        const said = [process.argv.slice(2).join(' '), text, process.env.SHELLCHECK_OPTS];
        const comment = { ...${JSON.stringify(comment)}, message: said.join('|') };
        console.log(JSON.stringify({ comments: [comment] }));
        process.exitCode = 1;
      });`);
    process.env['SHELLCHECK_OPTS'] = '-x';
    const server = await startTestServer({ shellCheck });
    const { json } = await server.ask(path, { json: { scripts: [script('a; $(b)')] } });
    delete process.env['SHELLCHECK_OPTS'];
    const message = '--norc --format=json1 --shell=sh -|a; $(b)|';
    expect(json).toEqual({ state: 'ready', results: [[{ ...comment, message }]] });
  });

  it('says that there is none, and that none is to be used', async () => {
    const json = { scripts: [script('a')] };
    const missing = await startTestServer({ shellCheck: '/nowhere/shellcheck' });
    expect((await missing.ask(path, { json })).json).toEqual({ state: 'missing', results: [] });
    const off = await startTestServer({ shellCheck: 'off' });
    expect((await off.ask(path, { json })).json).toEqual({ state: 'off', results: [] });
  });

  it('is for those who may ask, and bounded', async () => {
    const server = await startTestServer();
    const json = { scripts: [script('a')] };
    expect((await server.ask(path, { json, as: 'nobody' })).status).toBe(401);
    const foreign = await server.ask(path, {
      json,
      as: 'browser',
      headers: { origin: 'http://evil.example' },
    });
    expect(foreign.status).toBe(403);
    for (const scripts of [
      [],
      Array.from({ length: 9 }, () => script('a')),
      [script('a'.repeat(100_001))],
      [{ shell: 'pwsh', text: 'a' }],
    ]) {
      expect(codeOf(await server.ask(path, { json: { scripts } }))).toBe('bad_request');
    }
  });

  it('ends the program when the one who asked goes away', async () => {
    const folder = await temporaryFolder();
    const shellCheck = await program(`
      const { writeFileSync } = require('node:fs');
      writeFileSync(${JSON.stringify(join(folder, 'began'))}, String(process.pid));
      setInterval(() => undefined, 1_000);`);
    const server = await startTestServer({ shellCheck });
    const asking = request(`${server.origin}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${server.server.token}`,
        'content-type': 'application/json',
      },
    });
    asking.on('error', () => undefined);
    asking.end(JSON.stringify({ scripts: [script('a')] }));
    const pid = await expect
      .poll(async () => Number(await readFile(join(folder, 'began'), 'utf8').catch(() => '')))
      .toBeGreaterThan(0)
      .then(async () => Number(await readFile(join(folder, 'began'), 'utf8')));
    asking.destroy();
    await expect
      .poll(() => {
        try {
          return process.kill(pid, 0);
        } catch {
          return false;
        }
      })
      .toBe(false);
  });
});
