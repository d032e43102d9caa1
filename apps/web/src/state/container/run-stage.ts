import type { BuildOptions } from '@stagecraft/contracts';
import type { StageGraph } from '@stagecraft/dockerfile';
import { wanted } from '../build/doings.ts';
import { missingSecrets } from '../build/requests.ts';
import { buildText } from '../build/trial/build-text.ts';
import type { ContainerSlice, StageRun, StageRunFailure } from '../container-slice.types.ts';
import { stageOfTarget, targetNameOf } from '../document/target.ts';
import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';

/**
 * The options that make a stage's image; null where the graph has no such stage. Its names are the result
 * of the chosen target alone.
 * @param stage index in the graph
 */
export function stageOptions(
  options: BuildOptions,
  { stages }: Pick<StageGraph, 'stages'>,
  stage: number,
): BuildOptions | null {
  const wantedStage = stages[stage];
  if (wantedStage === undefined) return null;
  const { target, output } = options;
  const chosen = target === null ? stages.at(-1) : stageOfTarget(stages, target);
  if (chosen !== wantedStage) {
    return {
      ...options,
      target: targetNameOf(wantedStage),
      tags: [],
      output: { kind: 'image' },
    };
  }
  return output.kind === 'image' ? options : { ...options, output: { kind: 'image' } };
}

/** Gives the id of the image, or why there is none. */
async function build(
  ports: Ports,
  store: AppStore,
  stage: number,
  signal: AbortSignal,
): Promise<StageRunFailure | string> {
  const asked = await wanted(store);
  const { snapshot } = store.getState();
  const options = asked && snapshot && stageOptions(asked.options, snapshot.graph, stage);
  if (asked === null || options === null) return { kind: 'save' };
  const plan = { options, dockerfileText: asked.dockerfileText };
  const built = await buildText(ports, store, plan, options.tags.length === 0, signal);
  if (!built.ok) return { kind: 'refused', problem: built.problem };
  const { state, number, error, imageId } = built.build;
  if (state !== 'succeeded') return { kind: 'build', number, error };
  return imageId ?? { kind: 'noImage', number };
}

/** Running a stage: an image of it that there is, or one that is built first. */
export function createStageRunner(
  ports: Ports,
  store: AppStore,
): Pick<ContainerSlice, 'openStage' | 'buildStage' | 'closeStage'> {
  let going: AbortController | null = null;
  const change = (part: Partial<StageRun>): void =>
    store.setState(({ stageRun: run }) => ({ stageRun: run && { ...run, ...part } }));

  function close(): void {
    const { dialog } = store.getState();
    store.setState({ stageRun: null, ...(dialog === 'runStage' ? { dialog: null } : {}) });
  }

  return {
    async openStage(stage) {
      const { buildOptions, snapshot, findBuiltStage, stageRun } = store.getState();
      if (stageRun !== null && stageRun.phase !== 'choice') {
        store.setState({ dialog: 'runStage' });
        return;
      }
      const options = buildOptions && snapshot && stageOptions(buildOptions, snapshot.graph, stage);
      if (options === null) return;
      const asked: StageRun = { stage, options, built: 'looking', phase: 'choice', failure: null };
      store.setState({ dialog: 'runStage', stageRun: asked });
      const built = await findBuiltStage(stage);
      if (store.getState().stageRun === asked) change({ built });
    },
    async buildStage() {
      const { stageRun: run, secretValues, openDialog, openRun } = store.getState();
      if (run?.phase !== 'choice') return;
      if (missingSecrets(run.options, secretValues).length > 0) {
        close();
        openDialog('build');
        return;
      }
      const mine = new AbortController();
      going = mine;
      change({ phase: 'building', failure: null });
      const made = await build(ports, store, run.stage, mine.signal);
      if (store.getState().stageRun === null) return;
      if (mine.signal.aborted) close();
      else if (typeof made !== 'string') change({ phase: 'choice', failure: made });
      else {
        store.setState({ stageRun: null });
        await openRun(made);
      }
    },
    closeStage() {
      if (store.getState().stageRun?.phase === 'building') {
        change({ phase: 'stopping' });
        going?.abort();
      } else if (store.getState().stageRun?.phase === 'choice') close();
    },
  };
}
