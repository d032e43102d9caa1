import { createContext, Script } from 'node:vm';

/** Tells which texts match; null when that took too long. */
export type Matcher = (texts: readonly string[]) => readonly boolean[] | null;

/** How long a regular expression may work on one piece of a log, in ms: nobody else is served meanwhile. */
const patienceMs = 250;

/** Texts that contain `text`, upper and lower case alike. */
export function textMatcher(text: string): Matcher {
  const needle = text.toLowerCase();
  return (texts) => texts.map((one) => one.toLowerCase().includes(needle));
}

/**
 * Texts that match a regular expression, upper and lower case alike. It runs where V8 can end it, as
 * some take years for one line.
 * @returns the words of the error where `source` is none
 */
export function regexMatcher(source: string): Matcher | { readonly error: string } {
  let pattern: RegExp;
  try {
    pattern = new RegExp(source, 'i');
  } catch (error) {
    return { error: String(error) };
  }
  const script = new Script('texts.map((text) => pattern.test(text))');
  return (texts) => {
    try {
      const found: unknown = script.runInContext(createContext({ pattern, texts }), {
        timeout: patienceMs,
      });
      return Array.isArray(found) ? found.map(Boolean) : null;
    } catch (error) {
      if (isTimeout(error)) return null;
      throw error;
    }
  };
}

/** By its code alone: the error may come from the script's own realm. */
function isTimeout(error: unknown): boolean {
  return Reflect.get(Object(error), 'code') === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
