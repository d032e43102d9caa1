import type { FieldChange, Instruction } from '@stagecraft/dockerfile';
import { createContext, useContext } from 'react';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import type { Applied, MakeIntent } from './submit.ts';

/** What the fields of a form show, and how they change it. */
export interface FormContextValue {
  readonly snapshot: Snapshot;
  /** The one whose parts are edited: an ONBUILD's trigger, else what stands in the file. */
  readonly instruction: Instruction;
  /** As it stands in the file. */
  readonly whole: Instruction;
  /**
   * Changes parts of the instruction, as one undo step. `make` gets the instruction as it is when its turn
   * has come: what is shown may be older, where two changes follow each other quickly.
   */
  change(make: (now: Instruction) => readonly FieldChange[]): Promise<Applied>;
  submit(make: MakeIntent): Promise<Applied>;
}

export const FormContext = createContext<FormContextValue | null>(null);

export function useForm(): FormContextValue {
  const value = useContext(FormContext);
  if (value === null) throw new Error('no form around this field');
  return value;
}

/** Values of the instruction's flags of a name, in their order; null for a flag without a value. */
export function flagValues({ flags }: Instruction, name: string): (string | null)[] {
  return flags.flatMap((flag) => (flag.name === name ? [flag.value] : []));
}

export function wordsOf({ words }: Instruction): string[] {
  return words.map(({ value }) => value);
}

/** Sets flag `name` (the one at `at`); empty takes it away. */
export function setFlag(name: string, value: string | true | null, at = 0): FieldChange {
  return { field: 'flag', name, at, value: value === '' ? null : value };
}
