import { recordedInstruction } from '@stagecraft/build-trace';
import type { HistoryEntry } from '@stagecraft/contracts';

/**
 * What an entry of a history tells of how its layer came to be: the instruction that a builder wrote, only
 * the command that a committed container ran, that files were imported, or nothing.
 */
export type Tale = 'instruction' | 'commit' | 'import' | 'nothing';

/**
 * What builders write: BuildKit's comment, `#(nop)`, a keyword, or a RUN of the classic builder, with its
 * ARGs before it. (moby, builder/dockerfile/internals.go; buildkit, solver/llbsolver/history)
 */
const marks = [
  /# buildkit$/,
  /^\/bin\/sh -c #\(nop\)/,
  /^(?:\|\d+ .*?)?\/bin\/(?:ba)?sh (?:-o \w+ )?-\w*c /s,
  /^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)\s/,
];

/** By what builders, `docker commit` and `docker import` each leave in a history. */
export function taleOf({ createdBy, comment }: Pick<HistoryEntry, 'createdBy' | 'comment'>): Tale {
  if (/^imported from /i.test(comment)) return 'import';
  if (createdBy.trim() === '') return 'nothing';
  if (comment.startsWith('buildkit.') || marks.some((mark) => mark.test(createdBy))) {
    return 'instruction';
  }
  return 'commit';
}

/** The keyword of the instruction that an entry tells, in capitals. */
export function keywordOf({ createdBy }: Pick<HistoryEntry, 'createdBy'>): string {
  const text = recordedInstruction(createdBy);
  return text.startsWith('|') ? 'RUN' : (/^[A-Z]+/.exec(text)?.[0] ?? '');
}
