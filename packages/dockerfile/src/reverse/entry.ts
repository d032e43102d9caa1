import { KEYWORDS } from '../parse/keywords.ts';

/** What an entry of a history says. */
export type ReadEntry =
  | {
      readonly kind: 'run';
      readonly command: string;
      /** `NAME=value` of the build arguments, as they were recorded. */
      readonly args: string;
    }
  | { readonly kind: 'instruction'; readonly keyword: string; readonly rest: string }
  /** A file system that came from outside (`docker import`). */
  | { readonly kind: 'imported' }
  /** Made by hand or by a builder that records in a way of its own. */
  | { readonly kind: 'unknown'; readonly text: string };

const noOperation = /^\/bin\/sh -c #\(nop\)\s+/;

/** The command behind a shell, and the build arguments before it; null when no such shell is there. */
function behindShell(text: string, shells: readonly string[]): ReadEntry | null {
  const withArgs = /^\|\d+ /.exec(text);
  for (const shell of shells) {
    if (text.startsWith(`${shell} `)) {
      return { kind: 'run', command: text.slice(shell.length + 1), args: '' };
    }
    if (withArgs === null) continue;
    const begin = withArgs[0].length;
    const at = text.indexOf(` ${shell} `, begin - 1);
    if (at < 0) continue;
    const command = text.slice(at + shell.length + 2);
    return { kind: 'run', command, args: text.slice(begin, Math.max(begin, at)) };
  }
  return null;
}

/**
 * Reads an entry as BuildKit (`RUN /bin/sh -c make # buildkit`), the classic builder and Podman
 * (`/bin/sh -c make`, `/bin/sh -c #(nop) CMD ["sh"]`) write it.
 *
 * @param shell the words that SHELL set
 */
export function readEntry(createdBy: string, comment: string, shell: readonly string[]): ReadEntry {
  const shells = [...new Set([shell.join(' '), '/bin/sh -c'])];
  const byBuildkit = createdBy.endsWith(' # buildkit') || comment.startsWith('buildkit.');
  const text = createdBy.replace(/ # buildkit$/, '');
  if (text.trim() === '') return { kind: 'imported' };
  const marked = noOperation.exec(text);
  const plain = marked === null ? text : text.slice(marked[0].length);
  const [, word = '', rest = ''] = /^([A-Z]+)\s([\s\S]*)$/.exec(plain) ?? [];
  if (KEYWORDS.has(word) && (marked !== null || byBuildkit || word !== 'RUN')) {
    if (word !== 'RUN') return { kind: 'instruction', keyword: word, rest: rest.trim() };
    return behindShell(rest, shells) ?? { kind: 'run', command: rest, args: '' };
  }
  return behindShell(text, shells) ?? { kind: 'unknown', text };
}
