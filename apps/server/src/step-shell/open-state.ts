import { randomUUID } from 'node:crypto';
import type { LeftOut, OpenStepRequest, StepState } from '@stagecraft/contracts';
import { prepareBuild } from '../builds/prepare.ts';
import type { Engine, EngineBuildRequest } from '../engine/engine.ts';
import type { EngineStep, OpenedStep } from '../engine/step-engine.ts';
import { partialOptions, preparePartialBuild } from '../images/partial-build.ts';
import { fail, ok } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { canonicalRelative } from '../workspaces/confine.ts';
import { openAsContainer, type ContainerGround } from './container-state.ts';
import { planState, type StatePlan } from './plan.ts';

export interface StateGround extends ContainerGround {
  readonly credentials: EngineBuildRequest['credentials'];
  /** Labels of images that are made, besides their purpose. */
  readonly labels: Readonly<Record<string, string>>;
}

/** A state and how it came to be. */
export interface FoundState {
  readonly plan: StatePlan;
  readonly way: StepState['way'];
  readonly opened: OpenedStep;
}

type Emit = Parameters<Engine['build']>[1];

/** What images are built for that are states. */
export const statePurpose = 'step-shell';

/** Label of such an image that no other has. */
const stateLabel = 'stagecraft.state';

/** Opens it at BuildKit, where the engine lets states be opened; else the answer is `unsupported`. */
async function openAtBuildkit(
  { engine, credentials }: StateGround,
  root: string,
  request: OpenStepRequest,
  plan: StatePlan,
  emit: Emit,
  gone: AbortSignal,
): Promise<Result<OpenedStep>> {
  const dockerfile = canonicalRelative(request.options.dockerfile);
  if (dockerfile === null || dockerfile === '') return fail('path_outside_workspace');
  const text = { dockerfileText: plan.stepText, secretValues: { ...request.secretValues } };
  const part = { options: partialOptions(request.options, dockerfile, {}), ...text };
  const prepared = await prepareBuild(root, part, { credentials, env: process.env });
  if (!prepared.ok) return prepared;
  const build = { ...prepared.value, buildId: randomUUID() };
  return ok(await engine.openStep({ build, side: plan.side }, emit, gone));
}

async function openFromImage(
  ground: StateGround,
  root: string,
  request: OpenStepRequest,
  plan: StatePlan,
  emit: Emit,
  gone: AbortSignal,
): Promise<Result<OpenedStep>> {
  const { options, secretValues } = request;
  // An image of its own: of two equal states, either may be closed, and its image removed.
  const labels = { ...ground.labels, [stateLabel]: randomUUID() };
  const labelled = { ...options, labels: { ...options.labels, ...labels } };
  const part = { options: labelled, dockerfileText: plan.imageText, secretValues };
  const named = { ...part, purpose: statePurpose };
  const prepared = await preparePartialBuild(root, named, ground.credentials);
  if (!prepared.ok) return prepared;
  return ok(await openAsContainer(ground, plan, prepared.value, emit, gone));
}

/**
 * Opens a state of a build in the best way that the engine has.
 *
 * @param root absolute real path of the workspace
 * @param gone cancels it
 */
export async function findState(
  ground: StateGround,
  root: string,
  request: OpenStepRequest,
  emit: Emit,
  gone: AbortSignal,
): Promise<Result<FoundState>> {
  const { dockerfileText, options, instruction, side } = request;
  const plan = planState(dockerfileText, options, instruction, side);
  if (plan === null) return fail('step_state_unavailable');
  const asked = [ground, root, request, plan, emit, gone] as const;
  const opened = await openAtBuildkit(...asked);
  if (!opened.ok) return opened;
  if (opened.value.state !== 'unsupported') {
    return ok({ plan, way: 'buildkit', opened: opened.value });
  }
  const built = await openFromImage(...asked);
  return built.ok ? ok({ plan, way: 'container', opened: built.value }) : built;
}

/** What BuildKit gives to a step's processes, a container's lacks aside. */
const isLeftOut = (way: StepState['way'], { kind }: LeftOut): boolean =>
  way === 'container' || kind === 'option';

/** What a person is told of a state. */
export function describeState(
  id: string,
  { instruction, side }: OpenStepRequest,
  { plan, way }: FoundState,
  { surroundings, failed }: EngineStep,
): StepState {
  const { shell, user, directory, env, mounts } = surroundings;
  return {
    ...{ id, instruction, side, way, failed, user, directory },
    shell: [...shell],
    environment: [...env],
    mounts: [...mounts],
    leftOut: plan.surroundings.leftOut.filter((one) => isLeftOut(way, one)),
    typed: plan.prompt?.typed ?? null,
    commands: [...plan.commands],
  };
}
