import { randomUUID } from 'node:crypto';
import { defaultBuildOptions } from '@stagecraft/contracts';
import type { BuildOptions, UnstampedBuildEvent } from '@stagecraft/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { containerUse } from './container-use.contract.ts';
import { containers } from './containers.contract.ts';
import { imageArchives, images } from './images.contract.ts';
import type { Engine, EngineBuildRequest, EngineBuildResult } from './engine.ts';

/** What a test of one adapter gives to the contract. */
export interface ContractSubject {
  readonly engine: Engine;
  /** Its builders, the preferred one first. */
  readonly builders: readonly ('buildkit' | 'classic')[];
  /** An image that is there, with at least one history entry. */
  readonly image: string;
  /** A folder to use as build context. */
  readonly contextRoot: string;
  /** Removes what the tests made; gets the tags that they used. */
  dispose(tags: readonly string[]): Promise<void>;
}

/** Dockerfiles of the contract. Nothing in them is cached before: each run has its own `nonce`. */
export const contractFiles = {
  greeting: (nonce: string) =>
    `FROM busybox:1.36\nARG GREETING=hello\nRUN echo "$GREETING ${nonce} 世界"\nRUN echo second ${nonce}\n`,
  failing: (nonce: string) => `FROM busybox:1.36\nRUN echo before ${nonce}\nRUN exit 3\n`,
  broken: () => `FROM busybox:1.36\n\nFOO bar\n`,
  // The shell stays, and with it a command line with the nonce, since `sleep` is not its last command.
  endless: (nonce: string) => `FROM busybox:1.36\nRUN echo ready ${nonce} && sleep 600 && true\n`,
  staged: (nonce: string) =>
    `FROM busybox:1.36 AS first\nRUN echo one ${nonce}\nFROM busybox:1.36 AS last\nRUN echo two ${nonce}\n`,
} as const;

/** What one build did. */
export interface Played {
  readonly result: EngineBuildResult;
  readonly events: readonly UnstampedBuildEvent[];
}

/** All of a request that a test doesn't choose. */
export function requestOf(
  contextRoot: string,
  dockerfileText: string,
  options: Partial<BuildOptions> = {},
): EngineBuildRequest {
  return {
    buildId: randomUUID(),
    options: { ...defaultBuildOptions('Dockerfile'), ...options },
    dockerfileText,
    dockerignoreText: null,
    context: { kind: 'folder', root: contextRoot },
    namedFolders: new Map(),
    cacheFolders: new Map(),
    output: { kind: 'image' },
    secrets: new Map(),
    sshAgents: new Map(),
    credentials: () => Promise.resolve(null),
  };
}

/** Where a build is played; `request` is what it has beside its options. */
export interface Stage extends Pick<ContractSubject, 'engine' | 'contextRoot'> {
  readonly request?: Partial<EngineBuildRequest>;
}

/** Runs a build to its end. `watch` sees each event and may abort. */
export async function play(
  subject: Stage,
  dockerfileText: string,
  options: Partial<BuildOptions> = {},
  watch: (event: UnstampedBuildEvent, abort: AbortController) => void = () => undefined,
): Promise<Played> {
  const abort = new AbortController();
  const events: UnstampedBuildEvent[] = [];
  const result = await subject.engine.build(
    { ...requestOf(subject.contextRoot, dockerfileText, options), ...subject.request },
    (event) => {
      events.push(event);
      watch(event, abort);
    },
    abort.signal,
  );
  return { result, events };
}

type Typed<T extends UnstampedBuildEvent['type']> = Extract<UnstampedBuildEvent, { type: T }>;

/** The events of one type, in order. */
export function eventsOf<T extends UnstampedBuildEvent['type']>(
  played: Played,
  type: T,
): Typed<T>[] {
  return played.events.filter((event): event is Typed<T> => event.type === type);
}

/** All that the build's steps wrote. */
export const logOf = (played: Played): string =>
  eventsOf(played, 'step.logged')
    .map(({ text }) => text)
    .join('');

/** Id of the step whose name contains `text`. */
export function stepNamed(played: Played, text: string): string | undefined {
  return eventsOf(played, 'step.queued').find(({ name }) => name.includes(text))?.stepId;
}

/** Types of one step's events but of its place, in order, repeats next to each other told once. */
function lifeOf(played: Played, stepId: string | undefined): string[] {
  const types = played.events
    .filter((event) => 'stepId' in event && event.stepId === stepId)
    .map(({ type }) => type)
    // Only BuildKit's control API tells the one, only the classic builder the other.
    .filter((type) => type !== 'step.located' && type !== 'step.made');
  return types.filter((type, i) => type !== types[i - 1]);
}

/** What every adapter of the engine port must do. */
export function describeEngineContract(name: string, create: () => Promise<ContractSubject>): void {
  describe(`engine contract: ${name}`, () => {
    let subject: ContractSubject;
    const tags: string[] = [];
    const newTag = (): string => {
      const tag = `stagecraft-contract:${randomUUID()}`;
      tags.push(tag);
      return tag;
    };
    beforeAll(async () => {
      subject = await create();
    });
    afterAll(async () => {
      await subject.dispose(tags);
      subject.engine.close();
    });

    questions(() => subject);
    contents(() => subject, newTag);
    images(() => subject, newTag);
    imageArchives(() => subject, newTag);
    builds(() => subject, newTag);
    endings(() => subject);
    containers(() => subject);
    containerUse(() => subject);
  });
}

function questions(subject: () => ContractSubject): void {
  it('says who it is', async () => {
    const info = await subject().engine.info();
    expect(info.ok).toBe(true);
    if (!info.ok) return;
    expect(info.value.version).toMatch(/^\d+\.\d+/);
    expect(info.value.apiVersion).toMatch(/^\d+\.\d+$/);
    expect(info.value.os).toBe('linux');
    expect(info.value.cpus).toBeGreaterThan(0);
    expect(info.value.memory).toBeGreaterThan(0);
    expect(info.value.builders).toEqual(subject().builders);
  });

  it('answers a ping', async () => {
    expect(await subject().engine.ping()).toEqual({ ok: true, value: undefined });
  });

  it('shows an image with its history, and says when there is none', async () => {
    const there = await subject().engine.image(subject().image);
    expect(there.ok && there.value.id).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(there.ok && there.value.tags).toContain(subject().image);
    expect(there.ok && there.value.history.length).toBeGreaterThan(0);
    // Both are bytes of unpacked layers.
    const layers = there.ok
      ? there.value.history.reduce((sum, { size }) => sum + (size ?? 0), 0)
      : 0;
    expect(layers).toBeGreaterThan(0);
    expect(there.ok && there.value.size).toBeGreaterThanOrEqual(layers);
    const missing = await subject().engine.image(`stagecraft-contract:${randomUUID()}`);
    expect(missing).toMatchObject({ ok: false, failure: { kind: 'not_found', status: 404 } });
  });
}

/** All bytes of a stream as text, so that names in it can be found. */
async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts).toString('latin1');
}

function contents(subject: () => ContractSubject, newTag: () => string): void {
  const never = new AbortController().signal;
  const idOf = async (): Promise<string> => {
    const image = await subject().engine.image(subject().image);
    return image.ok ? image.value.id : '';
  };

  it('lists its images, one that was just built among them', async () => {
    const tag = newTag();
    await play(subject(), contractFiles.greeting(randomUUID()), { tags: [tag] });
    const images = await subject().engine.images();
    const refs = images.ok ? images.value.map(({ ref }) => ref) : [];
    expect(refs).toEqual(expect.arrayContaining([subject().image, tag]));
    const listed = images.ok && images.value.find(({ ref }) => ref === subject().image);
    expect(listed).toMatchObject({ id: await idOf(), bytes: expect.any(Number) });
  });

  it('gives the files of an image, as a tar archive', async () => {
    const files = await subject().engine.readFiles(await idOf(), textOf, never);
    expect(files.ok && files.value).toContain('bin/busybox');
    expect(files.ok && files.value.slice(257, 262)).toBe('ustar');
  });

  it('gives one file of an image by its path, under its own name', async () => {
    const file = await subject().engine.readFiles(await idOf(), textOf, never, '/bin/busybox');
    expect(file.ok && file.value).toMatch(/^busybox\0/);
    const missing = await subject().engine.readFiles(await idOf(), textOf, never, '/bin/none');
    expect(missing).toMatchObject({ ok: false, failure: { kind: 'not_found' } });
  });

  it('does not give the files of an image that is not there, or to nobody', async () => {
    const id = `sha256:${'0'.repeat(64)}`;
    const missing = await subject().engine.readFiles(id, textOf, never);
    expect(missing).toMatchObject({ ok: false, failure: { kind: 'not_found' } });
    const aborted = await subject().engine.readFiles(await idOf(), textOf, AbortSignal.abort());
    expect(aborted.ok).toBe(false);
  });

  it('tells that images changed, until nobody listens', async () => {
    const watching = new AbortController();
    let ended: Promise<void> = Promise.resolve();
    const told = new Promise<void>((resolve) => {
      ended = subject().engine.watchImages(resolve, watching.signal);
    });
    // The engine may begin to tell a moment after it was asked: builds until it does.
    let heard = false;
    void told.then(() => {
      heard = true;
    });
    for (let tries = 0; !heard && tries < 20; tries += 1) {
      await play(subject(), contractFiles.greeting(randomUUID()), { tags: [newTag()] });
    }
    expect(heard).toBe(true);
    watching.abort();
    await ended;
  });
}

function builds(subject: () => ContractSubject, newTag: () => string): void {
  it('builds, tells each step in order, and tags the image', async () => {
    const tag = newTag();
    const second = newTag();
    const nonce = randomUUID();
    const played = await play(subject(), contractFiles.greeting(nonce), { tags: [tag, second] });
    expect(played.result).toMatchObject({ state: 'succeeded' });
    expect(logOf(played)).toContain(`hello ${nonce} 世界\n`);
    const life = ['step.queued', 'step.started', 'step.logged', 'step.finished'];
    expect(lifeOf(played, stepNamed(played, 'second'))).toEqual(life);
    expect(eventsOf(played, 'image.tagged').map((event) => event.tag)).toEqual([tag, second]);
    expect(eventsOf(played, 'context.progressed').at(-1)).toMatchObject({ done: true });
    const image = await subject().engine.image(second);
    expect(image.ok && image.value.id).toBe(
      played.result.state === 'succeeded' && played.result.imageId,
    );
  });

  it('finds the steps of an equal build in the cache, unless told not to', async () => {
    const text = contractFiles.greeting(randomUUID());
    const first = await play(subject(), text);
    const second = await play(subject(), text);
    expect(second.result).toEqual(first.result);
    const runs = eventsOf(second, 'step.queued').filter(({ name }) => name.includes('RUN '));
    expect(runs).toHaveLength(2);
    for (const { stepId } of runs) {
      const life = lifeOf(second, stepId);
      expect(life.at(-1)).toBe('step.cached');
      expect(life).not.toContain('step.logged');
    }
    const third = await play(subject(), text, { noCache: true });
    expect(lifeOf(third, stepNamed(third, 'second'))).toContain('step.logged');
  });

  it('passes build arguments', async () => {
    const text = contractFiles.greeting(randomUUID());
    const played = await play(subject(), text, { buildArgs: { GREETING: 'good "day" $x' } });
    expect(logOf(played)).toContain('good "day" $x');
  });

  it('builds the target stage only', async () => {
    const text = contractFiles.staged(randomUUID());
    const played = await play(subject(), text, { target: 'first' });
    expect(played.result.state).toBe('succeeded');
    expect(logOf(played)).toContain('one');
    expect(stepNamed(played, 'echo two')).toBeUndefined();
  });
}

function endings(subject: () => ContractSubject): void {
  it('names the step that failed, and its exit code', async () => {
    const played = await play(subject(), contractFiles.failing(randomUUID()));
    const stepId = stepNamed(played, 'exit 3');
    expect(stepId).toBeDefined();
    expect(played.result).toMatchObject({ state: 'failed', stepId, exitCode: 3, line: null });
    expect(eventsOf(played, 'step.failed')).toEqual([
      expect.objectContaining({ stepId, exitCode: 3, cancelled: false }),
    ]);
  });

  it('names the line of a Dockerfile that is refused, or the step', async () => {
    const played = await play(subject(), contractFiles.broken());
    // Podman reads the file as it builds: it gets as far as that instruction.
    const stepId = stepNamed(played, 'FOO bar') ?? null;
    const line = stepId === null ? 2 : null;
    expect(played.result).toMatchObject({ state: 'failed', line, stepId, exitCode: null });
    expect(played.result.state === 'failed' && played.result.message).toContain('FOO');
  });

  it('stops a running build', async () => {
    const nonce = randomUUID();
    const played = await play(subject(), contractFiles.endless(nonce), {}, (event, abort) => {
      if (event.type === 'step.logged' && event.text.includes(`ready ${nonce}`)) abort.abort();
    });
    expect(played.result).toEqual({ state: 'cancelled' });
    const stepId = stepNamed(played, 'echo ready');
    expect(eventsOf(played, 'step.failed')).toEqual([
      expect.objectContaining({ stepId, cancelled: true, exitCode: null }),
    ]);
  });

  it('does not begin a build that is cancelled already', async () => {
    const abort = new AbortController();
    abort.abort();
    const events: UnstampedBuildEvent[] = [];
    const result = await subject().engine.build(
      requestOf(subject().contextRoot, contractFiles.greeting(randomUUID())),
      (event) => events.push(event),
      abort.signal,
    );
    expect(result).toEqual({ state: 'cancelled' });
    expect(events).toEqual([]);
  });
}
