import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { matchSteps, type StepState, plainStyle } from '@stagecraft/build-trace';
import type { BuildOptions } from '@stagecraft/contracts';
import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsOf, logOf, play, requestOf, type Played } from '../../engine.contract.ts';
import type { EngineBuildRequest, EngineInfo } from '../../engine.ts';
import { createTestEngine, testBuilders, type TestEngine } from '../test-engine.ts';

const hasBuildkit = (await testBuilders()).includes('buildkit');
let engine: TestEngine;
let info: EngineInfo;
let contextRoot: string;
const tags: string[] = [];

beforeAll(async () => {
  engine = createTestEngine();
  const read = await engine.info();
  if (!read.ok) throw new Error(read.failure.detail);
  info = read.value;
  contextRoot = await mkdtemp(join(tmpdir(), 'stagecraft-control-'));
  await writeFile(join(contextRoot, 'file.txt'), 'content\n');
});
afterAll(async () => {
  await engine.removeImages(tags);
  engine.close();
  await rm(contextRoot, { recursive: true });
});

const build = (text: string, options: Partial<BuildOptions> = {}) =>
  play({ engine, contextRoot }, text, options);

async function playRequest(
  text: string,
  change: Partial<EngineBuildRequest>,
  options: Partial<BuildOptions> = {},
): Promise<Played> {
  const events: Played['events'][number][] = [];
  const request = { ...requestOf(contextRoot, text, options), ...change };
  const result = await engine.build(
    request,
    (event) => events.push(event),
    new AbortController().signal,
  );
  return { result, events };
}

/** `name → first line of its instruction` as the engine placed the steps; only those that it placed. */
function placed(played: Played): Record<string, number[]> {
  const names = new Map(eventsOf(played, 'step.queued').map(({ stepId, name }) => [stepId, name]));
  return Object.fromEntries(
    eventsOf(played, 'step.located').map(({ stepId, lines }) => [
      names.get(stepId) ?? '?',
      lines.map(({ first }) => first),
    ]),
  );
}

/** The lines of the instructions that some step stands for, as the overlay shows it. */
function shown(text: string, played: Played): number[] {
  const model = parseDockerfile(text);
  const lines = new Map(eventsOf(played, 'step.located').map((one) => [one.stepId, one.lines]));
  const steps = eventsOf(played, 'step.queued').map(({ stepId, name, inputs }): StepState => ({
    ...{ id: stepId, name, inputs, lines: lines.get(stepId) ?? null, phase: 'done' },
    ...{ startedAt: null, finishedAt: null, durationMs: null, intervals: [], items: [] },
    ...{ containerId: null, imageId: null, error: null, exitCode: null, log: [] },
    dropped: { chunks: 0, lines: 0, style: plainStyle },
  }));
  const matches = [...matchSteps(model, buildGraph(model, {}), steps).values()];
  const found = matches.flatMap((match) =>
    match.kind === 'instruction' ? [match.instruction, ...(match.shared ?? [])] : [],
  );
  return [...new Set(found.map((index) => model.instructions[index]?.firstLine ?? -1))].toSorted(
    (a, b) => a - b,
  );
}

/** Docker 23 came with a frontend that knows here-documents. */
const isRecent = (): boolean => Number(info.version.split('.')[0]) >= 23;

describe.runIf(hasBuildkit)("BuildKit's control API", () => {
  it('is there, and says what containers can run', () => {
    expect(info.control).toBe(true);
    expect(info.platforms).toContain(`${info.os}/${info.architecture}`);
  });

  it('places every step, before it runs', async () => {
    const text = `# comment\nFROM busybox:1.36 AS a\n\nRUN echo ${randomUUID()} \\\n  && echo on\nENV X=1\nWORKDIR /w\nCOPY file.txt .\n`;
    const played = await build(text);
    expect(
      Object.values(placed(played))
        .flat()
        .toSorted((a, b) => a - b),
    ).toEqual([1, 3, 6, 7]);
    for (const { stepId } of eventsOf(played, 'step.located')) {
      const types = played.events.flatMap((event) =>
        'stepId' in event && event.stepId === stepId ? [event.type] : [],
      );
      expect(types.slice(0, 2)).toEqual(['step.queued', 'step.located']);
    }
  });

  it('tells stages of one name apart', async () => {
    const nonce = randomUUID();
    const text = `FROM busybox:1.36 AS a\nRUN : ${nonce}\nFROM a AS b\nRUN : two\nFROM b AS B\nRUN : three\n`;
    const played = await build(text);
    expect(placed(played)).toMatchObject({ '[b 1/1] RUN : three': [5], '[b 1/1] RUN : two': [3] });
    expect(shown(text, played)).toEqual([0, 1, 3, 5]);
  });

  it('finds every instruction of equal work', async () => {
    const nonce = randomUUID();
    const text =
      `FROM busybox:1.36 AS a\nRUN : ${nonce}\nFROM busybox:1.36 AS b\nRUN : ${nonce}\nRUN : more\n` +
      'FROM busybox:1.36\nCOPY --from=a /bin/sh /a\nCOPY --from=b /bin/sh /b\nCOPY --from=busybox:1.36 /bin/ls /l\n';
    const played = await build(text);
    expect(shown(text, played)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('shows triggers of the base at no instruction of the child', async () => {
    const tag = `stagecraft-control:${randomUUID()}`;
    tags.push(tag);
    const base = await build('FROM busybox:1.36\nONBUILD COPY file.txt /on\nONBUILD RUN : on\n', {
      tags: [tag],
    });
    expect(base.result.state).toBe('succeeded');
    const text = `# comment\nFROM ${tag}\nRUN : ${randomUUID()}\nCOPY file.txt /x\n`;
    const played = await build(text);
    expect(eventsOf(played, 'step.queued').filter(({ name }) => name.includes('/on'))).toHaveLength(
      1,
    );
    expect(shown(text, played)).toEqual([1, 2, 3]);
  });

  it('places here-documents whole, and several of them', async ({ skip }) => {
    if (!isRecent()) skip();
    const text = `FROM busybox:1.36\nRUN <<EOF\n: ${randomUUID()}\nEOF\nCOPY <<A <<B /d/\n1\nA\n2\nB\nRUN : last\n`;
    const played = await build(text);
    const places = eventsOf(played, 'step.located').map(({ lines }) => lines);
    expect(places).toEqual(
      expect.arrayContaining([[{ first: 1, last: 3 }], [{ first: 4, last: 8 }]]),
    );
    expect(shown(text, played)).toEqual([0, 1, 4, 9]);
  });

  it('builds for several platforms into a folder', async () => {
    const path = join(contextRoot, 'out', randomUUID());
    const text = 'FROM scratch AS a\nCOPY file.txt /a\nFROM scratch\nCOPY --from=a /a /b\n';
    const output = { kind: 'local', path } as const;
    const platforms = ['linux/amd64', 'linux/arm64'];
    const played = await playRequest(text, { output }, { platforms });
    expect(played.result).toEqual({ state: 'succeeded', imageId: null });
    expect((await readdir(path)).toSorted()).toEqual(['linux_amd64', 'linux_arm64']);
    expect(shown(text, played)).toEqual([1, 3]);
  });

  it('makes an image of several platforms, or says why it cannot', async () => {
    const tag = `stagecraft-control:${randomUUID()}`;
    tags.push(tag);
    const options = { platforms: ['linux/amd64', 'linux/arm64'], tags: [tag] };
    const { result } = await build('FROM scratch\nCOPY file.txt /a\n', options);
    const refused = { state: 'failed', message: expect.stringContaining('one platform') };
    expect(result).toMatchObject(info.imageStore === 'graph' ? refused : { state: 'succeeded' });
  });

  it('leaves out the cache of one stage', async () => {
    const nonce = randomUUID();
    const text = `FROM busybox:1.36 AS a\nRUN echo a ${nonce}\nFROM a AS b\nRUN echo b ${nonce}\n`;
    await build(text);
    const again = await build(text, { noCacheStages: ['b'] });
    expect(logOf(again)).toBe(`b ${nonce}\n`);
  });

  it('fills the cache alone', async () => {
    const text = `FROM busybox:1.36\nRUN : ${randomUUID()}\n`;
    const played = await playRequest(text, { output: { kind: 'cacheonly' } });
    expect(played.result).toEqual({ state: 'succeeded', imageId: null });
    expect(eventsOf(played, 'step.queued').some(({ name }) => name.startsWith('exporting'))).toBe(
      false,
    );
  });

  it('has the engine fetch a context that is elsewhere, and not the Dockerfile', async () => {
    const url = 'https://stagecraft.invalid/context.tar';
    const { result } = await playRequest('FROM busybox:1.36\nCOPY a /a\n', {
      context: { kind: 'remote', url },
    });
    const message = expect.stringContaining('stagecraft.invalid');
    expect(result).toMatchObject({ state: 'failed', message });
  });

  it('says what is wrong without the words of the transport', async () => {
    const { result } = await build('FROM busybox:1.36\n', { target: 'none' });
    expect(result).toMatchObject({ state: 'failed', line: null });
    expect(result.state === 'failed' && result.message).not.toContain('rpc error');
  });

  it('tells of a failure in a Dockerfile that is too long for a header', async () => {
    const text = `FROM busybox:1.36\n${`# ${'x'.repeat(998)}\n`.repeat(100)}`;
    const { result } = await build(`${text}RUN exit 4\n`);
    expect(result).toMatchObject({ state: 'failed', exitCode: 4 });
    const wrong = await build(`${text}NONSENSE\n`, { noCacheStages: ['x'] });
    const message = expect.stringContaining('NONSENSE');
    expect(wrong.result).toMatchObject({ state: 'failed', message, line: 101 });
  });

  it('refuses what only it can do where it is not offered', async () => {
    const without = createTestEngine({ control: false });
    const options = { platforms: ['linux/amd64', 'linux/arm64'] };
    const { result } = await play({ engine: without, contextRoot }, 'FROM scratch\n', options);
    without.close();
    const message = expect.stringContaining('several platforms');
    expect(result).toMatchObject({ state: 'failed', message });
  });
});
