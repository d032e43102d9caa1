import { expect } from 'vitest';
import { applyEdits, parseDockerfile } from '../../src/index.ts';
import type { DockerfileModel, EditContext, GraphIntent, IntentEdits } from '../../src/index.ts';
import { concernOf, goingRanges } from './concerned.ts';
import { applyLawfully, contextOf, instructionTexts } from './intents.ts';

/**
 * The laws of all intents, and what one of this kind leaves alone: instructions that it does not concern
 * keep text and order, comments stay but for those of what is deleted, and no here-document comes open.
 */
export function keepsTheRest(text: string, intent: GraphIntent): IntentEdits {
  const result = applyLawfully(text, intent);
  if (!result.ok) return result;
  const context = contextOf(text);
  const concern = concernOf(context, intent);
  const after = parseDockerfile(applyEdits(text, result.edits));
  const others = instructionTexts(context.model).filter((_, at) => !concern.instructions.has(at));
  expectInOrder(others.map(plain), instructionTexts(after).map(plain));
  const going = goingRanges(context, concern);
  const isGoing = (at: number): boolean => going.some(({ start, end }) => start <= at && at < end);
  const comments = [...commentsOf(after, () => false), ...innerComments(after)];
  expectAmong(commentsOf(context.model, isGoing), comments);
  expect(openHeredocs(after)).toBeLessThanOrEqual(openHeredocs(context.model));
  return result;
}

/** Numbers of stages may change wherever stages come and go; line endings are the file's. */
function plain(text: string): string {
  return text.replaceAll(/--from=[0-9]+/g, '--from=#').replaceAll('\r\n', '\n');
}

/** Each of the first ones stands among the others, in this order. */
function expectInOrder(wanted: readonly string[], all: readonly string[]): void {
  let at = 0;
  for (const one of wanted) {
    const found = all.indexOf(one, at);
    if (found < 0) expect(all, 'instructions').toEqual(wanted);
    at = found + 1;
  }
}

function expectAmong(wanted: readonly string[], all: readonly string[]): void {
  const left = [...all];
  for (const one of wanted) {
    const found = left.indexOf(one);
    if (found < 0) expect(all, 'comments').toEqual(wanted);
    left.splice(found, 1);
  }
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
