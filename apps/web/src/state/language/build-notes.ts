import type { BuildNote, FactAnswers } from '../../language/facts.ts';
import type { InstructionOverlay } from '../build-slice.types.ts';
import type { AppState } from '../types.ts';

/**
 * What the shown build tells of the Dockerfile at `path`: a note for each of today's instructions that
 * it built as they are, and the image of the stage that it built.
 */
export function buildNotes(state: AppState, path: string): FactAnswers['builds'] {
  const { snapshot, overlay, activeRecord, trace } = state;
  if (snapshot?.path !== path || activeRecord?.options.dockerfile !== path) {
    return { instructions: {}, stages: {} };
  }
  const at = trace?.finishedAt ?? activeRecord.finishedAt ?? activeRecord.createdAt;
  const instructions: Record<string, BuildNote> = {};
  for (const [index, shown] of overlay) {
    const id = snapshot.model.instructions[index]?.id;
    const note = noteOf(shown, at);
    if (id !== undefined && note !== null) instructions[id] = note;
  }
  return { instructions, stages: builtStage(state) };
}

function noteOf(shown: InstructionOverlay, at: number): BuildNote | null {
  const { phase, durationMs, layerSize, startedAt } = shown;
  if (phase !== 'done' && phase !== 'cached' && phase !== 'failed') return null;
  const ended = startedAt === null || durationMs === null ? at : startedAt + durationMs;
  return { phase, durationMs, bytes: layerSize, at: ended };
}

/** The built stage as today's graph calls it; nothing when there is no such stage any more. */
function builtStage({ snapshot, built, image }: AppState): FactAnswers['builds']['stages'] {
  const target = built?.graph.target ?? null;
  const was = target === null ? undefined : built?.graph.stages[target];
  const is = snapshot?.graph.stages.find((stage) => stage.id === was?.id);
  if (is === undefined || image === null) return {};
  return { [is.id]: { image: image.tags[0] ?? image.id, bytes: image.size } };
}
