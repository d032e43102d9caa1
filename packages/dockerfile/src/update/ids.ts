import { stageKey } from '../parse/details.ts';
import { baseOf, stageIdOf, type IdMaker } from '../parse/ids.ts';
import type { Instruction } from '../types.ts';
import type { ModelDelta } from './types.ts';

/**
 * The new ids among the instructions after a change: of equal ones in the same stage, whose count may
 * differ, and of all whose stage has another id. `rest` are those instructions as they were; `ids` has
 * made those of the `added` ones.
 */
export function movedIds(
  ids: IdMaker,
  removed: readonly Instruction[],
  added: readonly Instruction[],
  rest: readonly Instruction[],
  indexShift: number,
): ModelDelta['ids'] {
  if (removed.length === 0 && added.length === 0) return [];
  const moved: (readonly [number, string])[] = [];
  const note = (one: Instruction, id: string): void => {
    if (id !== one.id) moved.push([one.index + indexShift, id]);
  };
  const changed = [...removed, ...added];
  const next = rest.findIndex(isFrom);
  const sameStage = next < 0 ? rest : rest.slice(0, next);
  renumber(ids, new Set(changed.map((one) => baseOf(one.id))), sameStage, note);
  if (next >= 0 && changed.some(isFrom)) renameStages(ids, rest.slice(next), note);
  return moved;
}

function isFrom(one: Instruction): boolean {
  return one.keyword === 'FROM';
}

type Note = (one: Instruction, id: string) => void;

function renumber(
  ids: IdMaker,
  touched: ReadonlySet<string>,
  list: readonly Instruction[],
  note: Note,
): void {
  const before = stageIdOf(list[0]?.id ?? '');
  const now = ids.stageId();
  for (const one of list) {
    const base = baseOf(one.id);
    if (before !== now) note(one, ids.take(now + base.slice(before.length)));
    else if (touched.has(base)) note(one, ids.take(base));
  }
}

function renameStages(ids: IdMaker, list: readonly Instruction[], note: Note): void {
  let before = '';
  for (const one of list) {
    if (isFrom(one)) {
      before = stageIdOf(one.id);
      ids.stage(stageKey(one.words));
    }
    note(one, ids.stageId() + one.id.slice(before.length));
  }
}
