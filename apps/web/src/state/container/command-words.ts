/**
 * Splits a command line into words as a POSIX shell does: white space separates, quotes and backslashes
 * keep together. Nothing is expanded. Null when a quote is not closed or the text ends in a backslash.
 * (Rule: POSIX.1-2017, Shell Command Language, 2.2 Quoting.)
 */
export function commandWords(text: string): readonly string[] | null {
  const part = /(\s+)|'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)|([^\s'"\\]+)/suy;
  const words: string[] = [];
  let word: string | null = null;
  while (part.lastIndex < text.length) {
    const match = part.exec(text);
    if (match === null) return null;
    const [, space, single, double, escaped, plain] = match;
    if (space !== undefined) {
      if (word !== null) words.push(word);
      word = null;
      continue;
    }
    const unquoted = double?.replaceAll(/\\([$`"\\])/g, '$1');
    word = `${word ?? ''}${single ?? unquoted ?? escaped ?? plain ?? ''}`;
  }
  if (word !== null) words.push(word);
  return words;
}
