import { randomUUID } from 'node:crypto';
import { plainRun, type StepRunMessage, type StepRunPlan } from '@stagecraft/contracts';
import type { EngineAccess } from '../../engine/access.ts';
import type { EngineRunRequest } from '../../engine/container-engine.ts';
import type { Engine, EngineBuildRequest } from '../../engine/engine.ts';
import { listingProgress } from '../../images/listing-progress.ts';
import { preparePartialBuild } from '../../images/partial-build.ts';
import { fail, ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import { findBuild } from '../../store/build-records.ts';
import type { StoredBuild } from '../../store/build-records.ts';
import type { Database } from '../../store/database.ts';
import type { Workspaces } from '../../workspaces/service.ts';
import type { Containers } from '../service.ts';
import { planStep, type PlannedStep } from './plan.ts';

/** Megabytes of a step's output that the engine keeps at least. */
const keptLog = 1_000;

export interface StepRunOptions {
  readonly access: EngineAccess;
  readonly database: Database;
  readonly workspaces: Workspaces;
  readonly containers: Containers;
  readonly credentials: EngineBuildRequest['credentials'];
}

/** Runs steps of builds by themselves, where what they print is not clipped. */
export interface StepRuns {
  /** @param instruction index in the text that was built */
  plan(buildId: string, instruction: number): Promise<Result<StepRunPlan>>;
  /**
   * Builds what is before the step and starts its container. Fails before anything is sent when it
   * cannot begin; settles after the last message.
   *
   * @param secretValues of the build's typed secrets, by id
   * @param gone cancels it as long as the container has not started
   */
  run(
    buildId: string,
    instruction: number,
    secretValues: Readonly<Record<string, string>>,
    send: (message: StepRunMessage) => void,
    gone: AbortSignal,
  ): Promise<Result<void>>;
}

export function createStepRuns(options: StepRunOptions): StepRuns {
  const { access, containers, credentials, workspaces } = options;

  async function find(id: string, instruction: number): Promise<Result<FoundStep>> {
    const stored = await findBuild(options.database, id);
    if (stored === undefined) return fail('build_not_found');
    const planned = planStep(stored.dockerfileText, stored.summary.options, instruction);
    return planned === null ? fail('step_not_runnable') : ok({ stored, planned });
  }

  return {
    async plan(buildId, instruction) {
      const found = await find(buildId, instruction);
      return found.ok ? ok(found.value.planned.shown) : found;
    },
    async run(buildId, instruction, secretValues, send, gone) {
      const engine = access.engine();
      if (engine === null) return fail('engine_unavailable');
      const found = await find(buildId, instruction);
      if (!found.ok) return found;
      const { stored, planned } = found.value;
      const root = await workspaces.root(stored.summary.workspaceId);
      if (!root.ok) return root;
      const part = {
        options: stored.summary.options,
        dockerfileText: planned.dockerfileText,
        secretValues,
        purpose: 'run-step',
      };
      const prepared = await preparePartialBuild(root.value, part, credentials);
      if (!prepared.ok) return prepared;
      const build = { ...prepared.value, buildId: randomUUID() };
      const built = await engine.build(build, listingProgress(send), gone);
      if (built.state === 'cancelled') return ok(undefined);
      if (built.state !== 'succeeded' || built.imageId === null) {
        return ok(send({ kind: 'failed', message: whyNot(built) }));
      }
      const request = await runRequest(engine, built.imageId, planned);
      const started = await containers.runOwn(request);
      if (!started.ok) return started;
      if (gone.aborted) return containers.remove(started.value.id, { force: true, volumes: true });
      return ok(send({ kind: 'started', container: started.value }));
    },
  };
}

interface FoundStep {
  readonly stored: StoredBuild;
  readonly planned: PlannedStep;
}

function whyNot(result: Awaited<ReturnType<Engine['build']>>): string {
  if (result.state === 'failed') return result.message;
  return result.state === 'lost' ? result.detail : 'The engine made no image.';
}

/**
 * User, folder and ENV come from the image; so does the shell that is in force, but for engines whose images
 * keep none (Podman's, in the OCI format).
 */
async function runRequest(
  engine: Engine,
  image: string,
  { command, env, network, shell: written }: PlannedStep,
): Promise<EngineRunRequest> {
  const detail = await engine.image(image);
  const shell = (detail.ok ? detail.value.config.shell : null) ?? written;
  const words = command.form === 'exec' ? command.words : [...shell, command.text];
  const [program = '', ...rest] = words;
  return {
    ...plainRun,
    image,
    entrypoint: [program],
    command: rest,
    env,
    network: network === 'default' ? null : network,
    keptLog,
    remove: true,
  };
}
