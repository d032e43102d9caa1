/**
 * What stands on the last line that a line editor drew before it took the line: the characters that are
 * left after it went back, wrote over and erased. Sequences that only colour or ask are passed over.
 *
 * @param shown output from the prompt on
 * @returns null where no line was taken
 */
export function takenLine(shown: string): string | null {
  const end = shown.indexOf('\n');
  if (end < 0) return null;
  let line = '';
  let at = 0;
  // Control sequences (ECMA-48, 5.4), other escapes, or one character.
  const parts = visible(shown.slice(0, end)).match(/␛\[[0-?]*[ -/]*[@-~]|␛.|[\s\S]/g) ?? [];
  for (const part of parts) {
    const count = Number(/^␛\[(\d+)/.exec(part)?.[1] ?? 1);
    if (part === '\b' || /^␛\[\d*D$/.test(part)) at = Math.max(0, at - count);
    else if (/^␛\[\d*C$/.test(part)) at = Math.min(line.length, at + count);
    else if (/^␛\[0?[JK]$/.test(part)) line = line.slice(0, at);
    else if (part === '\r') at = 0;
    else if (part.length === 1 && part >= ' ') {
      line = line.slice(0, at) + part + line.slice(at + 1);
      at += 1;
    }
  }
  return line;
}

/** The escape character by its picture, so that patterns can be read. */
const visible = (text: string): string => text.replaceAll('\u001b', '␛');
