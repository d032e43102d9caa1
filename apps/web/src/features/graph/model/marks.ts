import type { Text } from '@stagecraft/dockerfile';
import { sameData } from '../../../language/same-data.ts';
import type { CheckedText, Snapshot } from '../../../state/document-slice.types.ts';

/** A problem as a card or row tells it: an error is what BuildKit would refuse. */
export interface Mark {
  readonly severity: 'error' | 'warning';
  readonly message: Text;
}

/** What there is to say of rows and stages. */
export interface Marks {
  /** By instruction id. */
  readonly rows: ReadonlyMap<string, readonly Mark[]>;
  /** Of a stage as a whole, by its index. */
  readonly stages: ReadonlyMap<number, readonly Mark[]>;
}

/** Where nothing is to be said. */
export const NO_MARKS: Marks = { rows: new Map(), stages: new Map() };

/**
 * The marks of a snapshot. A text that is being typed in is checked after its snapshot is there: until
 * then rows keep the marks that they had (`before`), the very same where nothing else is found. Remarks and matters of style are no marks: the
 * list of problems has them.
 */
export function marksOf(
  snapshot: Snapshot,
  checked: CheckedText | null,
  before: Marks | null,
): Marks {
  const isOfText = checked?.path === snapshot.path && checked.version === snapshot.version;
  if (!isOfText && before !== null) return before;
  const rows = new Map<string, Mark[]>();
  const stages = new Map<number, Mark[]>();
  for (const { instruction, stage, severity, message } of isOfText
    ? weighty(checked)
    : snapshot.problems) {
    const id = instruction === null ? undefined : snapshot.model.instructions[instruction]?.id;
    if (id !== undefined) add(rows, id, { severity, message });
    else if (instruction === null && stage !== null) add(stages, stage, { severity, message });
  }
  const isSame =
    before !== null &&
    sameData([...before.rows], [...rows]) &&
    sameData([...before.stages], [...stages]);
  return isSame ? before : { rows, stages };
}

interface Placed extends Mark {
  readonly instruction: number | null;
  readonly stage: number | null;
}

function weighty({ notices }: CheckedText): readonly Placed[] {
  return notices.flatMap(({ severity, isRefused, message, instruction, stage }): Placed[] => {
    if (severity !== 'error' && severity !== 'warning') return [];
    return [{ severity: isRefused ? 'error' : 'warning', message, instruction, stage }];
  });
}

function add<K>(marks: Map<K, Mark[]>, key: K, mark: Mark): void {
  const list = marks.get(key);
  if (list === undefined) marks.set(key, [mark]);
  else list.push(mark);
}
