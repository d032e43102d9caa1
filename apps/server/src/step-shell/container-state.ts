import { randomUUID } from 'node:crypto';
import { plainRun, type ImageFolder } from '@stagecraft/contracts';
import type { PreparedBuild } from '../builds/prepare.ts';
import type { EngineRunRequest } from '../engine/container-engine.ts';
import type { Engine, Outcome } from '../engine/engine.ts';
import type { EngineStep, OpenedStep, StepSurroundings } from '../engine/step-engine.ts';
import type { ImageFolders } from '../images/folders.ts';
import { readImageFile } from './image-file.ts';
import { interactiveShell } from './interactive-shell.ts';
import type { StatePlan } from './plan.ts';

type Emit = Parameters<Engine['build']>[1];

/** Where states that BuildKit does not open are made. */
export interface ContainerGround {
  readonly engine: Engine;
  readonly folders: Pick<ImageFolders, 'list'>;
  /** Removals of images that go on. */
  readonly leaving: Set<Promise<unknown>>;
}

/** An image that is removed once nothing uses it any more, by which `gone` settles. */
function createLease({ engine, leaving }: ContainerGround, image: string) {
  let users = 1;
  let onGone: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => {
    onGone = resolve;
  });
  return {
    gone,
    take(): void {
      users += 1;
    },
    async release(): Promise<void> {
      users -= 1;
      if (users > 0) return;
      const removal = engine.removeImage(image);
      leaving.add(removal);
      await removal;
      leaving.delete(removal);
      onGone();
    },
  };
}

/** Containers that run from an image. */
function createContainers(engine: Engine, lease: ReturnType<typeof createLease>) {
  const running = new Set<string>();
  const end = async (id: string): Promise<void> => {
    if (!running.delete(id)) return;
    await engine.removeContainer(id);
    await lease.release();
  };
  return {
    async start(request: EngineRunRequest): Promise<Outcome<string>> {
      lease.take();
      const made = await engine.runContainer(request);
      if (made.ok) running.add(made.value);
      else await lease.release();
      return made;
    },
    end,
    endAll(): void {
      for (const id of running) void end(id);
    },
  };
}

/**
 * A container in which a shell waits, so that others can be started beside it. It does not remove itself: an
 * engine that is still about that refuses to remove the image.
 */
const waiting = (
  image: string,
  { env, network }: StatePlan['surroundings'],
  shell: readonly string[],
): EngineRunRequest => ({
  ...plainRun,
  ...{ image, env },
  network: network === 'none' ? network : null,
  entrypoint: [...shell],
  command: null,
  remove: false,
  interactive: true,
  tty: true,
});

/** User, folder and ENV are in the image; the shell too, but where images keep none (Podman's). */
async function readSurroundings(
  engine: Engine,
  image: string,
  { surroundings }: StatePlan,
): Promise<StepSurroundings> {
  const detail = await engine.image(image);
  const config = detail.ok ? detail.value.config : null;
  return {
    shell: config?.shell ?? surroundings.shell,
    env: [...(config?.env ?? []), ...surroundings.env],
    directory: config?.workingDir || '/',
    user: config?.user ?? '',
    mounts: [],
  };
}

/** Lists folders of an image. */
function folderOf({ folders }: ContainerGround, image: string, directory: string) {
  return async (path: string): Promise<Outcome<ImageFolder>> => {
    const listed = await folders.list(image, path, new AbortController().signal);
    if (listed.ok) return listed;
    const { code, detail } = listed.failure;
    // Podman makes WORKDIR's folder with the next instruction that needs it; in a container it is there.
    if (code === 'image_folder_not_found' && path === directory) return emptyFolder;
    return { ok: false, failure: { kind: 'not_found', detail: detail ?? code } };
  };
}

const emptyFolder: Outcome<ImageFolder> = { ok: true, value: { entries: [], truncated: false } };

/** A state that is an image, which is removed with the last that uses it. */
async function createState(
  ground: ContainerGround,
  image: string,
  plan: StatePlan,
): Promise<EngineStep> {
  const { engine } = ground;
  const surroundings = await readSurroundings(engine, image, plan);
  const lease = createLease(ground, image);
  const running = createContainers(engine, lease);
  const container = waiting(image, plan.surroundings, interactiveShell(surroundings.shell));
  let isClosed = false;
  return {
    surroundings,
    failed: false,
    async run(request) {
      const made = await running.start(container);
      if (!made.ok) return made;
      const end = (): Promise<void> => running.end(made.value);
      const started = await engine.exec(made.value, {
        ...request,
        user: null,
        workingDirectory: null,
      });
      if (started.ok) void started.value.ended.then(end);
      else await end();
      return started;
    },
    folder: folderOf(ground, image, surroundings.directory),
    file: (path, length) => readImageFile(engine, image, path, length),
    ended: lease.gone,
    close() {
      if (isClosed) return;
      isClosed = true;
      running.endAll();
      void lease.release();
    },
  };
}

/**
 * A state of a build as containers from an image that is built up to it: for the classic builder, Podman
 * and engines without BuildKit's control API.
 *
 * @param build of the text whose image is the state
 */
export async function openAsContainer(
  ground: ContainerGround,
  plan: StatePlan,
  build: PreparedBuild,
  emit: Emit,
  signal: AbortSignal,
): Promise<OpenedStep> {
  const { engine } = ground;
  // Podman fails builds that find the layers of an image while it is removed.
  await Promise.all(ground.leaving);
  const built = await engine.build({ ...build, buildId: randomUUID() }, emit, signal);
  if (built.state === 'cancelled') return { state: 'cancelled' };
  if (built.state === 'lost') return { state: 'failed', message: built.detail, isStep: false };
  if (built.state === 'failed') {
    return {
      state: 'failed',
      message: built.message,
      isStep: plan.side === 'after' && built.exitCode !== null,
    };
  }
  if (built.imageId === null) {
    return { state: 'failed', message: 'The engine made no image.', isStep: false };
  }
  return { state: 'opened', step: await createState(ground, built.imageId, plan) };
}
