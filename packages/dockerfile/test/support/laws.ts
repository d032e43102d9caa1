import { expect } from 'vitest';
import { applyEdits, parseDockerfile } from '../../src/index.ts';
import type { DockerfileModel, EditContext, GraphIntent, IntentEdits } from '../../src/index.ts';
import { concernOf, goingRanges } from './concerned.ts';
import { applyLawfully, contextOf, instructionTexts } from './intents.ts';

/** Carries an intent out, and shows that it is lawful and takes nothing away that it does not concern. */
export function keepsTheRest(text: string, intent: GraphIntent): IntentEdits {
  const result = applyLawfully(text, intent);
  expect(lostBy(text, intent, result)).toEqual([]);
  return result;
}

/**
 * What an intent takes away though it does not concern it: instructions that lose their text or their
 * order, comments that go though their instruction stays, here-documents that come open.
 */
export function lostBy(text: string, intent: GraphIntent, result: IntentEdits): readonly string[] {
  if (!result.ok) return [];
  const context = contextOf(text);
  const concern = concernOf(context, intent);
  const after = parseDockerfile(applyEdits(text, result.edits));
  const others = instructionTexts(context.model).filter((_, at) => !concern.instructions.has(at));
  const going = goingRanges(context, concern);
  const isGoing = (at: number): boolean => going.some(({ start, end }) => start <= at && at < end);
  const comments = [...commentsOf(after, () => false), ...innerComments(after)];
  const opened = openHeredocs(after) - openHeredocs(context.model);
  return [
    ...missingInOrder(others.map(plain), instructionTexts(after).map(plain)),
    ...missing(commentsOf(context.model, isGoing), comments),
    ...(opened > 0 ? ['the end of a here-document'] : []),
  ];
}

/** Numbers of stages may change wherever stages come and go; line endings are the file's. */
function plain(text: string): string {
  return text.replaceAll(/--from=[0-9]+/g, '--from=#').replaceAll('\r\n', '\n');
}

/** Those that do not stand among the others in the same order. */
function missingInOrder(wanted: readonly string[], all: readonly string[]): string[] {
  let at = 0;
  return wanted.filter((one) => {
    const found = all.indexOf(one, at);
    if (found >= 0) at = found + 1;
    return found < 0;
  });
}

/** Those that the others have less often. */
function missing(wanted: readonly string[], all: readonly string[]): string[] {
  const left = [...all];
  return wanted.filter((one) => {
    const found = left.indexOf(one);
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
}

function commentsOf({ nodes, text }: DockerfileModel, without: (at: number) => boolean): string[] {
  return nodes.flatMap(({ kind, span }) =>
    kind === 'comment' && !without(span.start) ? [text.slice(span.start, span.end).trim()] : [],
  );
}

/** Those within continuations. */
function innerComments({ instructions, text }: DockerfileModel): string[] {
  return instructions.flatMap(({ span, heredocs }) => {
    const end = heredocs[0]?.bodySpan.start ?? span.end;
    const lines = text.slice(span.start, end).split('\n').slice(1);
    return lines.map((line) => line.trim()).filter((line) => line.startsWith('#'));
  });
}

function openHeredocs({ instructions }: EditContext['model']): number {
  const all = instructions.flatMap(({ heredocs }) => heredocs);
  return all.filter(({ closeSpan }) => closeSpan === null).length;
}
