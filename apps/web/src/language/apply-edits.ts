import type { Edit } from '@stagecraft/dockerfile';

/** The text after `edits`, each of which counts in the text that the ones before it made. */
export function applyInTurn(text: string, edits: readonly Edit[]): string {
  return edits.reduce(
    (present, edit) => present.slice(0, edit.start) + edit.text + present.slice(edit.end),
    text,
  );
}
