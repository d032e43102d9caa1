import type { LocalizedText } from '@stagecraft/contracts';
import { texts } from './texts.ts';

export type ProgressKind = 'auto' | 'plain' | 'tty' | 'json';

/** Flags that are about the command, not about the build. */
export interface OwnFlags {
  readonly progress: ProgressKind;
  /** Only the image's id is printed. */
  readonly quiet: boolean;
  /** As in DOCKER_HOST; null to search for one. */
  readonly engine: string | null;
  /** File that gets the image's id; null for none. */
  readonly idFile: string | null;
}

export type ReadFlags =
  | { readonly ok: true; readonly flags: OwnFlags; readonly rest: readonly string[] }
  | { readonly ok: false; readonly reason: LocalizedText };

const progressKinds: readonly string[] = ['auto', 'plain', 'tty', 'json'];
const valued = ['progress', 'engine', 'iidfile'] as const;

/** Takes our own flags out of the words after `build`; what is left is docker's. */
export function readOwnFlags(words: readonly string[]): ReadFlags {
  const values = new Map<string, string>();
  const rest: string[] = [];
  let quiet = false;
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const name = valued.find((one) => word === `--${one}` || word.startsWith(`--${one}=`));
    if (name !== undefined) {
      const inline = word.length > name.length + 2;
      const value = inline ? word.slice(name.length + 3) : words[(at += 1)];
      if (value === undefined || value === '')
        return { ok: false, reason: texts.noValue(`--${name}`) };
      values.set(name, value);
    } else if (word === '-q' || word === '--quiet') quiet = true;
    else rest.push(word);
  }
  // docker's own names for the same kinds.
  const given = values.get('progress') ?? 'auto';
  const progress = given === 'rawjson' ? 'json' : given;
  if (!isProgress(progress)) {
    return { ok: false, reason: texts.wrongProgress(given) };
  }
  const flags = {
    progress,
    quiet,
    engine: values.get('engine') ?? null,
    idFile: values.get('iidfile') ?? null,
  };
  return { ok: true, flags, rest };
}

function isProgress(text: string): text is ProgressKind {
  return progressKinds.includes(text);
}
