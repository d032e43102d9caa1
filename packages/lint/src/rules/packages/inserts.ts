import type { Span, Text } from '@stagecraft/dockerfile';
import type { FoundCommand } from '../../file/types.ts';
import type { Fix } from '../../types.ts';

/**
 * A fix that writes more words behind a place in a command; null where words are strings of a JSON form,
 * or where it is not plain where they end.
 */
export function insertWords(
  found: FoundCommand,
  { end }: Span,
  words: string,
  title: Text,
  changes: Text | null,
): Fix | null {
  if (found.script.isBroken || isJson(found)) return null;
  return { title, edits: [{ start: end, end, text: ` ${words}` }], changes };
}

/** Whether the command's words stand in a JSON form, one string each. */
export function isJson({ script, command }: FoundCommand): boolean {
  return script.instruction.form === 'exec' && !command.within.includes('script');
}
