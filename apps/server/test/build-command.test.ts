import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BuildEvent } from '@stagecraft/contracts';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { runBuildCommand } from '../src/command-line/build-command.ts';
import type { FakePlan } from '../src/engine/fake/fake-engine.ts';
import { createFakeEngine } from '../src/engine/fake/fake-engine.ts';
import { testAccess, startTestServer, temporaryFolder } from './harness.ts';

const good: FakePlan = { steps: [{ name: '[1/1] RUN make', log: 'made\n' }] };

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly home: string;
  readonly folder: string;
}

/** Runs `stagecraft build WORDS…` in a folder with a Dockerfile, on an engine that does `plan`. */
async function build(plan: FakePlan, words: readonly string[], interrupt = false): Promise<Ran> {
  const folder = await temporaryFolder();
  const home = await temporaryFolder();
  await mkdir(join(folder, 'app'));
  await writeFile(join(folder, 'app/Dockerfile'), 'FROM scratch\nRUN make\n');
  let out = '';
  let err = '';
  const engine = createFakeEngine({ plan: () => plan });
  const code = await runBuildCommand({
    words,
    folder: join(folder, 'app'),
    env: {},
    language: 'en',
    dataFolder: home,
    log: pino({ level: 'silent' }),
    terminal: {
      out: (text) => (out += text),
      err: (text) => (err += text),
      screen: () => null,
      colour: false,
    },
    findEngine: () => Promise.resolve({ ...testAccess(engine), close: () => undefined }),
    onInterrupt: (stop) => {
      if (interrupt) stop();
    },
  });
  return { code, out, err, home, folder: join(folder, 'app') };
}

describe('stagecraft build', () => {
  it('shows each step and ends with 0; the page shows the same record', async () => {
    const ran = await build(good, ['-t', 'app:dev', '.']);
    expect(ran.code).toBe(0);
    expect(ran.err).toContain('#1 [1/1] RUN make\n');
    expect(ran.err).toMatch(/#1 \d+\.\d{3} made\n/);
    expect(ran.out).toBe('');
    const server = await startTestServer({ engine: null, dataFolder: ran.home });
    const id = await server.open(ran.folder);
    const { json } = await server.ask(`/api/workspaces/${id}/builds`);
    expect(json).toMatchObject({
      builds: [{ number: 1, state: 'succeeded', options: { tags: ['app:dev'] } }],
    });
  });

  it('ends with 1 when the build fails, in the engine’s words', async () => {
    const ran = await build({ steps: [{ name: 'RUN x', exitCode: 3 }] }, ['.']);
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('The build failed: ');
  });

  it('ends with 130 when a person interrupts it, and the build is cancelled', async () => {
    const ran = await build({ steps: [{ name: 'RUN sleep', endless: true }] }, ['.'], true);
    expect(ran.code).toBe(130);
    expect(ran.err).toContain('The build was cancelled.');
  });

  it('prints events as JSON lines, or the image’s id alone', async () => {
    const json = await build(good, ['--progress', 'json', '.']);
    const events = json.out
      .trimEnd()
      .split('\n')
      .map((line) => BuildEvent.parse(JSON.parse(line)));
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.at(-1)).toMatchObject({ type: 'build.finished' });
    expect(json.err).toBe('');

    const quiet = await build(good, ['-q', '--iidfile', '/dev/null', '.']);
    expect(quiet.out).toMatch(/^sha256:[0-9a-f]{64}\n$/);
    expect(quiet.err).toBe('');
  });

  it('ends with 2 where there is nothing to build, and says what to do', async () => {
    const missing = await build(good, ['-f', 'Other', '.']);
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('(Other)')]);
    const flag = await build(good, ['--squash', '.']);
    expect([flag.code, flag.err]).toEqual([2, expect.stringContaining('--squash')]);
    const secret = await build(good, ['--secret', 'id=a,src=/nowhere/a', '.']);
    expect([secret.code, secret.err]).toEqual([2, expect.stringContaining('/nowhere/a')]);
  });

  it('explains itself', async () => {
    const { code, out } = await build(good, ['--help']);
    expect(code).toBe(0);
    expect(out).toContain('stagecraft build [DIR]');
  });
});

it('a secret’s value reaches no file of the records', async () => {
  const value = 'very-secret-value-of-a-test';
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'token'), value);
  const ran = await build(good, ['--secret', `id=t,src=${join(folder, 'token')}`, '.']);
  expect(ran.code).toBe(0);
  const database = await readFile(join(ran.home, 'stagecraft.db'));
  expect(database.includes(value)).toBe(false);
  expect(ran.out + ran.err).not.toContain(value);
});
