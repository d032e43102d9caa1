/**
 * Instruction ids: stage, keyword and a hash of the text, with a count for repeats. The stage goes by
 * its name, or by its base when unnamed, so that an edit in one stage leaves the ids of the others.
 */
export interface IdMaker {
  /** Begins a stage; `key` is its name or base. */
  readonly stage: (key: string) => void;
  /** `text[start, end)` is the instruction. */
  readonly next: (keyword: string, text: string, start: number, end: number) => string;
}

export function makeIds(): IdMaker {
  const counts = new Map<string, number>();
  const take = (key: string): string => {
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return count === 0 ? key : `${key}~${count}`;
  };
  let stage = 'global';
  return {
    stage: (key) => {
      stage = take(`@${key}`);
    },
    next: (keyword, text, start, end) =>
      take(`${stage}/${keyword.slice(0, 16)}-${hash(text, start, end)}`),
  };
}

/** Id of the trigger of the ONBUILD with this id. */
export function triggerId(id: string): string {
  return `${id}/trigger`;
}

/** FNV-1a and a second like it: 64 bits. */
function hash(text: string, start: number, end: number): string {
  let a = 0x811c9dc5;
  let b = 0x01234567;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b);
  }
  return (a >>> 0).toString(36) + (b >>> 0).toString(36);
}
