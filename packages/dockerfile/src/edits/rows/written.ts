import type { DockerfileModel, Instruction } from '../../types.ts';
import { updateDockerfile } from '../../update/update.ts';
import { applyEdits } from '../apply-edits.ts';
import type { Edit } from '../edit.ts';
import { textOf } from '../stage-move.ts';

/**
 * The model after the edits, or null if it does not have exactly these instructions in this order: one
 * that is not closed takes in what comes to stand below it.
 */
export function afterEdits(
  model: DockerfileModel,
  edits: readonly Edit[],
  expected: readonly string[],
): DockerfileModel | null {
  const after = updateDockerfile(model, applyEdits(model.text, edits));
  const same =
    after.instructions.length === expected.length &&
    after.instructions.every((one, at) => writtenText(after, one) === expected[at]) &&
    after.directives.length === model.directives.length;
  return same ? after : null;
}

/** An instruction as it is written, but for the kind of its line endings. */
export function writtenText(model: DockerfileModel, instruction: Instruction): string {
  return textOf(model, instruction).replaceAll('\r\n', '\n');
}
