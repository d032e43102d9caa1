/** Whether a keyword is written in lower case. */
export function isLower(word: string): boolean {
  return word === word.toLowerCase();
}

/** A keyword in the case that another one is written in: lower where that is lower, upper otherwise. */
export function inCaseOf(model: string, keyword: string): string {
  return isLower(model) ? keyword.toLowerCase() : keyword.toUpperCase();
}

/** A word without the quotes around it. */
export function withoutQuotes(word: string): string {
  return word.replace(/^["']+/, '').replace(/["']+$/, '');
}
