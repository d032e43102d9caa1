import type { BuildOptions } from '../build-options.ts';
import type { GivenFlag } from './arguments.ts';
import { commandNote, type CommandNote, type CommandNoteCode } from './notes.ts';
import { workingFolder } from './paths.ts';

/** Where a command is read: what its paths and variables mean there. */
export interface Surroundings {
  /** A path as options have it, relative to the workspace; null for what lies outside of it. */
  readonly path: (text: string) => string | null;
  /** Value of a variable that docker would look up itself; null where that is not known. */
  readonly variable: (name: string) => string | null;
  /** The Dockerfile of a command that names none of the workspace; by default `Dockerfile`. */
  readonly dockerfile?: string;
}

/** Options while a command is read into them. */
export interface Draft extends Surroundings {
  readonly options: BuildOptions;
  readonly notes: CommandNote[];
  /** Variables that the command only passes on: secrets out of them are typed ones. */
  readonly required: ReadonlySet<string>;
  /** Value of `-f`. */
  file: string | null;
}

/** Takes a flag's value into the draft, or gives why it cannot. */
export type Take = (draft: Draft, value: string, given: GivenFlag) => CommandNoteCode | null;

/** A flag as written, with its value, for a note. */
export function asWritten({ flag, written, value }: GivenFlag): string {
  if (flag.isSwitch) return value === 'true' ? written : `${written}=${value}`;
  return `${written} ${value.replaceAll(workingFolder, '$PWD')}`;
}

/** Notes something about a flag that was taken all the same. */
export function note(draft: Draft, code: CommandNoteCode, subject: string): void {
  draft.notes.push(commandNote(code, subject));
}
