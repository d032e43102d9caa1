import { installedVersions, type InstalledVersions, type StepState } from '@stagecraft/build-trace';
import type { BuildNote, FactAnswers } from '../../language/facts.ts';
import { imageName } from '../build/image-name.ts';
import type { InstructionOverlay } from '../build-slice.types.ts';
import type { Snapshot } from '../document-slice.types.ts';
import type { AppState } from '../types.ts';

/**
 * What builds of the Dockerfile at `path` tell: of the shown one a note for each of today's instructions
 * that it built as they are; of all in the list the image that each stage's last build made.
 */
export function buildNotes(state: AppState, path: string): FactAnswers['builds'] {
  const { snapshot } = state;
  if (snapshot?.path !== path) return { instructions: {}, stages: {} };
  if (state.activeRecord?.options.dockerfile !== path) {
    return { instructions: {}, stages: stagesBuilt(state, snapshot) };
  }
  const same = unchangedPart(state, snapshot);
  const stages = { ...stagesBuilt(state, snapshot), ...shownStage(state, same) };
  return { instructions: instructionNotes(state, snapshot, same), stages };
}

/** What of today's text is as it was built, with all that comes before it. */
interface Unchanged {
  /** Instruction indices. */
  readonly instructions: ReadonlySet<number>;
  /** Indices of stages of which nothing has changed. */
  readonly stages: ReadonlySet<number>;
}

/** A note holds as long as nothing before it in its stage, or in the stage that is built on, has changed. */
function unchangedPart({ alignment }: AppState, { graph }: Snapshot): Unchanged {
  const aligned = new Set(alignment.values());
  const instructions = new Set<number>();
  const stages = new Set<number>();
  for (const { index, base, from, instructions: members } of graph.stages) {
    if (base.kind === 'stage' && !stages.has(base.stage)) continue;
    const all = [from, ...members];
    const changed = all.findIndex((member) => !aligned.has(member));
    const kept = changed < 0 ? all : all.slice(0, changed);
    for (const member of kept) instructions.add(member);
    if (changed < 0) stages.add(index);
  }
  return { instructions, stages };
}

function instructionNotes(
  state: AppState,
  snapshot: Snapshot,
  same: Unchanged,
): FactAnswers['builds']['instructions'] {
  const { overlay, trace, activeRecord } = state;
  const at = trace?.finishedAt ?? activeRecord?.finishedAt ?? activeRecord?.createdAt ?? 0;
  const instructions: Record<string, BuildNote> = {};
  for (const [index, shown] of overlay) {
    const id = snapshot.model.instructions[index]?.id;
    const note = same.instructions.has(index) ? noteOf(shown, at) : null;
    if (id === undefined || note === null) continue;
    const versions = note.phase === 'done' ? installedBy(state, shown) : null;
    const build = activeRecord?.number;
    const hasVersions = versions !== null && build !== undefined;
    instructions[id] = hasVersions ? { ...note, installed: { build, versions } } : note;
  }
  return instructions;
}

type StageImages = FactAnswers['builds']['stages'];

/** By name, as a build's target names a stage: a list without texts cannot tell which stage was the last one. */
function stagesBuilt({ builds }: AppState, { path, graph }: Snapshot): StageImages {
  const images: Record<string, StageImages[string]> = {};
  for (const stage of graph.stages) {
    if (stage.name === null) continue;
    const build = builds.find(
      ({ state, options, imageId }) =>
        state === 'succeeded' &&
        imageId !== null &&
        options.dockerfile === path &&
        options.target?.toLowerCase() === stage.name,
    );
    if (build?.imageId === null || build === undefined) continue;
    images[stage.id] = { image: build.options.tags[0] ?? build.imageId, bytes: null };
  }
  return images;
}

/** What was read of a step's log: that of a step that has ended stays the same. */
const read = new WeakMap<StepState['log'], InstalledVersions>();

/** What the step behind an instruction installed; null for none, or several, which may differ. */
function installedBy({ trace }: AppState, { steps }: InstructionOverlay): InstalledVersions | null {
  const [id] = steps;
  const step = steps.length === 1 ? trace?.steps.find((one) => one.id === id) : undefined;
  if (step === undefined || step.log.length === 0) return null;
  const versions = read.get(step.log) ?? installedVersions(step.log);
  read.set(step.log, versions);
  return Object.values(versions).some((one) => Object.keys(one).length > 0) ? versions : null;
}

function noteOf(shown: InstructionOverlay, at: number): BuildNote | null {
  const { phase, durationMs, layerSize, startedAt } = shown;
  if (phase !== 'done' && phase !== 'cached' && phase !== 'failed') return null;
  const ended = startedAt === null || durationMs === null ? at : startedAt + durationMs;
  return { phase, durationMs, bytes: layerSize, at: ended };
}

/** The stage that the shown build made, as today's graph calls it; nothing when there is no such stage any more, or it has changed. */
function shownStage(state: AppState, same: Unchanged): StageImages {
  const { snapshot, built, image } = state;
  const name = imageName(state);
  const target = built?.graph.target ?? null;
  const was = target === null ? undefined : built?.graph.stages[target];
  const is = snapshot?.graph.stages.find((stage) => stage.id === was?.id);
  if (is === undefined || !same.stages.has(is.index) || image === null || name === null) {
    return {};
  }
  return { [is.id]: { image: name, bytes: image.size } };
}
