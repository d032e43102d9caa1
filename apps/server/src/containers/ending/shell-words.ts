/** The last command of a script in the shell's language, and what is before it. */
export interface LastCommand {
  /** Up to the command, with the `&&` or `;` between. */
  readonly before: string;
  readonly words: readonly string[];
  /** It ends in `&`. */
  readonly isBackground: boolean;
}

/** Splits into words at white space and quotes; what is more than that stays as it is written. */
function wordsOf(text: string): string[] {
  return [...text.matchAll(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g)].map(([word]) =>
    word.replaceAll(
      /'([^']*)'|"([^"]*)"/g,
      (_, single: string | undefined, double: string | undefined) => String(single ?? double ?? ''),
    ),
  );
}

/** Where the last command begins: behind the last `&&`, `||`, `;` or line break that is not in quotes. */
function lastStart(script: string): number {
  let start = 0;
  for (const match of script.matchAll(/'[^']*'|"[^"]*"|&&|\|\||;|\n/g)) {
    const isQuote = /^['"]/.test(match[0]);
    if (!isQuote) start = match.index + match[0].length;
  }
  return start;
}

/** Reads a script as far as its last command has to be known. */
export function lastCommand(script: string): LastCommand {
  const whole = script.trim().replace(/;$/, '').trimEnd();
  const isBackground = /(?<!&)&$/.test(whole);
  const text = isBackground ? whole.slice(0, -1).trimEnd() : whole;
  const start = lastStart(text);
  const words = wordsOf(text.slice(start));
  return {
    before: text.slice(0, start).trim(),
    words: words[0] === 'exec' ? words.slice(1) : words,
    isBackground,
  };
}
