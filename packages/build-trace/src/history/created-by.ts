import { wordsOf } from '../match/similarity.ts';

/** What a history entry's `createdBy` says. */
export interface CreatedBy {
  /** Upper-cased instruction; `RUN` also where only the command was recorded; null for an empty text. */
  readonly keyword: string | null;
  /** False where RUN is only the best guess: a command without any mark of a builder. */
  readonly sure: boolean;
  readonly words: ReadonlySet<string>;
}

const keywords =
  'ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR';
// Classic builder: metadata is recorded as a command that does nothing.
const noOperation = new RegExp(`#\\(nop\\)\\s+(${keywords})\\b([\\s\\S]*)$`);
const buildkit = new RegExp(`^(${keywords})(?:\\s([\\s\\S]*))?$`);
const contentHash = /^\s*(?:file|dir|multi):[0-9a-f]/;
// Build arguments before a classic RUN: `|1 A=b /bin/sh -c make`.
const classicRun = /^(?:\|\d+ |\/bin\/sh -c |cmd \/S \/C )/;

/** Reads `createdBy` of an image's history as BuildKit or the classic builder wrote it. */
export function readCreatedBy(createdBy: string): CreatedBy {
  const text = createdBy.trim().replace(/ # buildkit$/, '');
  const marked = noOperation.exec(text) ?? buildkit.exec(text);
  if (marked !== null) {
    const [, keyword, rest] = marked;
    // The classic builder records the content's hash instead of the sources.
    if (contentHash.test(rest ?? ''))
      return { keyword: keyword ?? null, sure: true, words: new Set() };
    // The marks of arguments and the shell are no part of what was written.
    const written = (rest ?? '').replace(/^\s*\|\d+ /, '').replace('/bin/sh -c ', '');
    return { keyword: keyword ?? null, sure: true, words: wordsOf(written) };
  }
  if (text === '') return { keyword: null, sure: true, words: new Set() };
  return { keyword: 'RUN', sure: classicRun.test(text), words: wordsOf(text) };
}
