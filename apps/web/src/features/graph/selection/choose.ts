import type { DockerfileModel, Instruction } from '@stagecraft/dockerfile';

/** `only`: nothing else stays selected. `extend`: all from the first selected row to this one. */
export type Choice = 'only' | 'toggle' | 'extend';

/**
 * The ids of the selected rows after a row was chosen. The first of them is where a range begins. Rows of
 * several stages can be selected one by one, a range ends with its stage; a FROM stays alone, as it stands
 * for its stage.
 */
export function chooseRow(
  model: DockerfileModel,
  selected: readonly string[],
  id: string,
  choice: Choice,
): readonly string[] {
  const row = model.instructions.find((one) => one.id === id);
  if (row === undefined || choice === 'only' || row.keyword === 'FROM') return [id];
  const known = new Map(model.instructions.map((one) => [one.id, one]));
  const rows = selected.filter((one) => known.get(one)?.keyword !== 'FROM');
  if (choice === 'toggle') {
    return rows.includes(id) ? rows.filter((one) => one !== id) : [...rows, id];
  }
  const anchor = known.get(rows[0] ?? id);
  if (anchor === undefined || anchor.stage !== row.stage) return [id];
  return [anchor.id, ...between(model, anchor, row).filter((one) => one !== anchor.id)];
}

function between(model: DockerfileModel, a: Instruction, b: Instruction): string[] {
  return model.instructions
    .slice(Math.min(a.index, b.index), Math.max(a.index, b.index) + 1)
    .flatMap(({ id, keyword }) => (keyword === 'FROM' ? [] : [id]));
}

/** All rows of a stage but its FROM; stage -1 is what stands above the first one. */
export function rowsOfStage(model: DockerfileModel, stage: number): readonly string[] {
  return model.instructions.flatMap((one) =>
    one.stage === stage && one.keyword !== 'FROM' ? [one.id] : [],
  );
}
