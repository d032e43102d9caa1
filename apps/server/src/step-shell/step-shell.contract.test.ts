import { randomUUID } from 'node:crypto';
import { mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  defaultBuildOptions,
  type OpenStepRequest,
  type StepCommands,
  type StepState,
  type StepStateMessage,
} from '@stagecraft/contracts';
import { parseDockerfile } from '@stagecraft/dockerfile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestEngine, testBuilders, type TestEngine } from '../engine/docker/test-engine.ts';
import { play } from '../engine/engine.contract.ts';
import type { EngineProcess } from '../engine/process-engine.ts';
import { createImageFolders } from '../images/folders.ts';
import { failureCases, foreignProgram } from './failures.contract.ts';
import { createStepStates, type StepStates } from './states.ts';

const builders = await testBuilders();
const ways = [
  ...(builders.includes('buildkit')
    ? [{ name: 'BuildKit by the control API', way: 'buildkit', options: {} } as const]
    : []),
  { name: 'the classic builder', way: 'container', options: { builder: 'classic' } } as const,
];

const secretValues = { key: 's3cret\n' };

/** Reads what a process writes until a text is there. */
function reading(process: EngineProcess) {
  let text = '';
  const source = process.output[Symbol.asyncIterator]();
  return {
    async until(wanted: RegExp): Promise<string> {
      while (!wanted.test(text)) {
        const next = await source.next();
        if (next.done) throw new Error(`The shell ended before ${String(wanted)}: ${text}`);
        text += Buffer.from(next.value.bytes).toString('utf8');
      }
      return text;
    },
    async toEnd(): Promise<void> {
      for (;;) if ((await source.next()).done) return;
    },
    clear(): void {
      text = '';
    },
  };
}

/** A text as a pattern; where a line editor wraps it, it may break. */
const literally = (text: string): RegExp =>
  new RegExp(
    Array.from(text, (one) => one.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('[\\r\\n]*'),
  );

describe.each(ways)('a shell at a failed step, $name', ({ way, options }) => {
  let engine: TestEngine;
  let states: StepStates;
  let root: string;

  beforeAll(async () => {
    engine = createTestEngine(options);
    const access = {
      engine: () => engine,
      status: () => ({ state: 'searching' as const }),
      subscribe: () => () => undefined,
    };
    const credentials = () => Promise.resolve(null);
    const folders = createImageFolders(access);
    states = createStepStates({ access, folders, credentials, labels: {} });
    root = await realpath(await mkdtemp(join(tmpdir(), 'stagecraft-step-')));
    await writeFile(join(root, 'file.txt'), 'content\n');
    await writeFile(join(root, 'foreign'), foreignProgram, { mode: 0o755 });
  });
  afterAll(async () => {
    await states.closeAll();
    await engine.removeImages();
    engine.close();
    await rm(root, { recursive: true });
  });

  function requestOf(text: string, instruction: number, side: 'before' | 'after'): OpenStepRequest {
    const secret = { id: 'key', source: { kind: 'typed' as const } };
    return {
      options: {
        ...defaultBuildOptions('Dockerfile'),
        secrets: way === 'buildkit' ? [secret] : [],
      },
      dockerfileText: text,
      secretValues,
      instruction,
      side,
    };
  }

  async function openState(request: OpenStepRequest): Promise<StepStateMessage> {
    const messages: StepStateMessage[] = [];
    const asking = new AbortController();
    const send = (message: StepStateMessage): void => void messages.push(message);
    const opened = await states.open(root, request, send, asking.signal);
    // Who asked goes; the state stays.
    asking.abort();
    expect(opened).toMatchObject({ ok: true });
    const last = messages.at(-1);
    if (last === undefined) throw new Error('Nothing was told');
    return last;
  }

  async function open(request: OpenStepRequest): Promise<StepState> {
    const last = await openState(request);
    if (last.kind !== 'opened') throw new Error(JSON.stringify(last));
    return last.state;
  }

  async function shellIn(id: string) {
    const started = await states.openShell(id, { columns: 200, rows: 30 });
    if (!started.ok) throw new Error(JSON.stringify(started.failure));
    const { process } = started.value;
    return { process, read: reading(process) };
  }

  const info = async (): Promise<number> => {
    const read = await engine.info();
    return read.ok ? Number.parseInt(read.value.version, 10) : 0;
  };

  it.each(failureCases)('$name', async ({ dockerfile, typed, check, needs, fromEnd = 1 }) => {
    if (needs !== undefined && way === 'container') return;
    // The frontend that is built into 20.10 does not know them.
    if (needs === 'heredocs' && (await info()) < 23) return;
    const text = dockerfile(randomUUID());
    const request = requestOf(text, parseDockerfile(text).instructions.length - fromEnd, 'before');
    const secrets = new Map([['key', () => Promise.resolve(Buffer.from(secretValues.key))]]);
    const asked = way === 'buildkit' ? { secrets } : {};
    const played = await play({ engine, contextRoot: root, request: asked }, text);
    expect(played.result).toMatchObject({ state: 'failed' });

    const state = await open(request);
    expect(state).toMatchObject({ way, side: 'before', failed: false });
    const { process, read } = await shellIn(state.id);
    const shown = state.typed ?? '';
    expect(shown).toMatch(typeof typed === 'string' ? literally(typed) : typed);
    await read.until(literally(shown));
    // The line is taken away, and something else is asked.
    read.clear();
    const [command, answer] = check;
    await process.write(Buffer.from(`\u0015${command}; echo 'do''ne'\r`));
    expect(await read.until(/^done\r?$/m)).toMatch(answer);
    await process.write(Buffer.from('exit 7\r'));
    await read.toEnd();
    expect(await process.ended).toEqual({ how: 'exited', exitCode: 7 });
    expect(states.close(state.id)).toEqual({ ok: true, value: undefined });
  });

  const steps = (nonce: string) =>
    `FROM busybox:1.36 AS a\nENV A=1\nRUN echo ${nonce} > /one\nARG B=2\nWORKDIR /work\nCOPY file.txt .\nFROM busybox:1.36\nRUN echo ${nonce} > partial && exit 3\n`;

  it('opens the state before and after any instruction', async () => {
    const text = steps(randomUUID());
    const folder = async (instruction: number, side: 'before' | 'after', path: string) => {
      const { id, ...state } = await open(requestOf(text, instruction, side));
      const listed = await states.folder(id, path);
      states.close(id);
      const names = listed.ok ? listed.value.entries.map(({ name }) => name) : null;
      return { names, ...state };
    };
    expect((await folder(2, 'before', '/')).names).not.toContain('one');
    const after = await folder(2, 'after', '/');
    expect(after.names).toContain('one');
    expect(after.typed).toBeNull();
    expect((await folder(3, 'after', '/')).environment).toContain('B=2');
    expect((await folder(3, 'before', '/')).environment).not.toContain('B=2');
    expect(await folder(4, 'after', '/')).toMatchObject({ directory: '/work' });
    expect((await folder(5, 'before', '/work')).names).toEqual([]);
    expect((await folder(5, 'after', '/work')).names).toEqual(['file.txt']);
    expect((await folder(6, 'after', '/')).names).not.toContain('one');
    expect((await folder(0, 'after', '/nothing')).names).toBeNull();
  });

  it('tells what a failed RUN left, or that the engine does not', async () => {
    const tells = way === 'buildkit' && (await info()) >= 23;
    const last = await openState(requestOf(steps(randomUUID()), 7, 'after'));
    expect(last).toMatchObject(
      tells
        ? { kind: 'opened', state: { failed: true, side: 'after' } }
        : { kind: 'failed', isStep: true },
    );
    const id = last.kind === 'opened' ? last.state.id : '';
    const listed = await states.folder(id, '/');
    const names = listed.ok ? listed.value.entries.map(({ name }) => name) : [];
    expect(names.includes('partial')).toBe(tells);
  });

  describe('the files of a state', () => {
    const text = (nonce: string): string =>
      `FROM busybox:1.36\nRUN mkdir /d && printf 'one\\r\\ntwo\\000' > "/d/a b" && ln -s "a b" /d/near && ln -s /d/near /far && ln -s /nowhere /dead && ln -s /loop /loop && mkfifo /d/pipe && : > /d/empty && echo ${nonce}\nRUN echo more > /d/more && exit 3\n`;
    const content = Buffer.from('one\r\ntwo\0');

    async function read(id: string, path: string, length: number) {
      const found = await states.file(id, path, length);
      if (!found.ok) return found.failure.code;
      const { base64, size, complete } = found.value;
      return { bytes: Buffer.from(base64, 'base64'), size, complete };
    }

    const whole = { bytes: content, size: 9, complete: true };
    const readings: readonly [string, number, unknown][] = [
      ['/d/a b', 100, whole],
      ['/d/a b', 4, { bytes: content.subarray(0, 4), size: 9, complete: false }],
      ['/d/near', 100, whole],
      ['/far', 9, whole],
      ['/d/empty', 100, { bytes: Buffer.alloc(0), size: 0, complete: true }],
      ...['/dead', '/loop', '/d/pipe', '/d', '/nothing'].map((path): [string, number, unknown] => [
        path,
        100,
        'step_file_unreadable',
      ]),
    ];

    it('are read, and what is no ordinary file is not', async () => {
      const { id } = await open(requestOf(text(randomUUID()), 2, 'before'));
      for (const [path, length, found] of readings) {
        expect([path, await read(id, path, length)]).toEqual([path, found]);
      }
      states.close(id);
      expect(await read(id, '/d/a b', 9)).toBe('step_state_not_found');
    });

    it('are read where a RUN failed, too, if the engine tells what it left', async () => {
      const last = await openState(requestOf(text(randomUUID()), 2, 'after'));
      const tells = way === 'buildkit' && (await info()) >= 23;
      expect(last.kind).toBe(tells ? 'opened' : 'failed');
      if (last.kind !== 'opened') return;
      const { id } = last.state;
      const more = { bytes: Buffer.from('more\n'), size: 5, complete: true };
      for (const [path, length, found] of [...readings, ['/d/more', 9, more] as const]) {
        expect([path, await read(id, path, length)]).toEqual([path, found]);
      }
      states.close(id);
    });
  });

  it('keeps each of two equal states for itself', async () => {
    const request = requestOf(steps(randomUUID()), 2, 'after');
    const [first, second] = [await open(request), await open(request)];
    states.close(first.id);
    const { process, read } = await shellIn(second.id);
    await process.write(Buffer.from('ls -d /one; exit\r'));
    expect(await read.until(/^\/one\r?$/m)).not.toContain('No such file');
    await read.toEnd();
    states.close(second.id);
  });

  it('explains a COPY by what the stages and the context have', async () => {
    const nonce = randomUUID();
    const text = `FROM busybox:1.36 AS a\nRUN mkdir /out && touch /out/App.js\nFROM busybox:1.36 AS b\nRUN echo ${nonce} > /only-in-b\nFROM busybox:1.36\nCOPY --from=b /only-in-b /b\nCOPY --from=a /out/app.js /only-in-b /file.txt /x/\n`;
    const { side: _side, ...request } = requestOf(text, 6, 'before');
    const gone = new AbortController().signal;
    const report = await states.explainCopy(root, request, gone);
    const from = { kind: 'stage', name: 'a' };
    expect(report).toMatchObject({
      ok: true,
      value: {
        ignoreFile: null,
        sources: [
          {
            finding: {
              kind: 'missing',
              folder: 'out',
              similar: [{ path: 'out/App.js', why: 'case' }],
            },
          },
          { from, finding: { kind: 'missing' }, alsoIn: [{ kind: 'stage', name: 'b' }] },
          { from, finding: { kind: 'missing' }, alsoIn: [{ kind: 'context' }] },
        ],
      },
    });
  });

  it('tells what its shells were given, and how it ended', async () => {
    const { id } = await open(requestOf(steps(randomUUID()), 7, 'before'));
    const gone = new AbortController();
    let told: StepCommands | null = null;
    const heard = (commands: StepCommands): void => {
      told = commands;
    };
    const following = states.follow(id, heard, gone.signal);
    const { process, read } = await shellIn(id);
    await read.until(/exit 3/);
    await process.write(Buffer.from('\u0015cd /tmp\r'));
    await read.until(/\/tmp #/);
    await process.write(Buffer.from('ls no-such-file\r'));
    await read.until(/No such file[^]*\/tmp #/);
    await process.write(Buffer.from('touch made\r'));
    expect(await read.until(/touch made[^]*\/tmp #/)).not.toContain('7777');
    expect(told).toMatchObject({
      unrecordable: false,
      commands: [
        { text: 'cd /tmp', exitCode: 0 },
        { text: 'ls no-such-file', exitCode: 1, directory: '/tmp' },
        { text: 'touch made', exitCode: 0 },
      ],
    });
    gone.abort();
    expect(await following).toEqual({ ok: true, value: undefined });
    states.close(id);
    expect(await states.follow(id, heard, new AbortController().signal)).toMatchObject({
      ok: false,
    });
  });

  it('says that a state has no shell', async () => {
    const text = `FROM scratch\nCOPY file.txt /${randomUUID()}\n`;
    const { id } = await open(requestOf(text, 1, 'after'));
    const started = await states.openShell(id, { columns: 80, rows: 24 });
    expect(started).toMatchObject({ ok: false, failure: { code: 'step_without_shell' } });
    states.close(id);
  });

  it('leaves nothing at the engine', async () => {
    const isOurs = ({ labels }: { readonly labels: Readonly<Record<string, string>> }): boolean =>
      labels['stagecraft.state'] !== undefined;
    const ours = async () => {
      const listed = await engine.imageTable(false);
      if (!listed.ok) throw new Error('The engine does not answer');
      return listed.value.filter(isOurs).map(({ id }) => id);
    };
    // States of other tests go in their own time; a failed build leaves its layers at Podman, as its cache.
    const before = await ours();
    const { id } = await open(requestOf(steps(randomUUID()), 2, 'before'));
    const own = (await ours()).filter((one) => !before.includes(one));
    await shellIn(id);
    await states.closeAll();
    expect(own).toHaveLength(way === 'container' ? 1 : 0);
    expect((await ours()).filter((one) => own.includes(one))).toEqual([]);
    const containers = await engine.containers();
    if (!containers.ok) throw new Error('The engine does not answer');
    expect(containers.value.filter(({ imageId }) => own.includes(imageId))).toEqual([]);
  });
});
