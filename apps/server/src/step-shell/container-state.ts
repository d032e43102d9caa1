import { randomUUID } from 'node:crypto';
import { plainRun } from '@stagecraft/contracts';
import type { PreparedBuild } from '../builds/prepare.ts';
import { defaultShell } from '../containers/step/command.ts';
import type { EngineRunRequest } from '../engine/container-engine.ts';
import type { Engine, Outcome } from '../engine/engine.ts';
import type { EngineStep, OpenedStep } from '../engine/step-engine.ts';
import type { ImageFolders } from '../images/folders.ts';
import type { StatePlan } from './plan.ts';

type Emit = Parameters<Engine['build']>[1];

/** Where states that BuildKit does not open are made. */
export interface ContainerGround {
  readonly engine: Engine;
  readonly folders: Pick<ImageFolders, 'list'>;
}

/** An image that is removed once nothing uses it any more, by which `gone` settles. */
function createLease(engine: Engine, image: string) {
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
      await engine.removeImage(image);
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

/** A container in which a shell waits, so that others can be started beside it. */
const waiting = (
  image: string,
  { env, network }: StatePlan['surroundings'],
  shell: string,
): EngineRunRequest => ({
  ...plainRun,
  ...{ image, env },
  network: network === 'none' ? network : null,
  entrypoint: [shell],
  command: null,
  remove: true,
  interactive: true,
  tty: true,
});

/** A state that is an image, which is removed with the last that uses it. */
async function createState(
  { engine, folders }: ContainerGround,
  image: string,
  { surroundings }: StatePlan,
): Promise<EngineStep> {
  const detail = await engine.image(image);
  const config = detail.ok ? detail.value.config : null;
  const shell = config?.shell ?? defaultShell;
  const lease = createLease(engine, image);
  const running = createContainers(engine, lease);
  let isClosed = false;
  return {
    surroundings: {
      shell,
      env: [...(config?.env ?? []), ...surroundings.env],
      directory: config?.workingDir || '/',
      user: config?.user ?? '',
      mounts: [],
    },
    failed: false,
    async run(request) {
      const [program = ''] = request.command;
      const made = await running.start(waiting(image, surroundings, program));
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
    async folder(path) {
      const listed = await folders.list(image, path, new AbortController().signal);
      if (listed.ok) return listed;
      const { code, detail: why } = listed.failure;
      return { ok: false, failure: { kind: 'not_found', detail: why ?? code } };
    },
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
