import { expect } from 'vitest';
import {
  applyEdits,
  applyIntent,
  buildGraph,
  parseDockerfile,
  type DockerfileModel,
  type EditContext,
  type GraphIntent,
  type IntentEdits,
} from '../../src/index.ts';

/** A text as an intent is applied to it. */
export function contextOf(text: string): EditContext {
  const model = parseDockerfile(text);
  return { model, graph: buildGraph(model), options: {} };
}

/** The text after an intent, or the code of the refusal. */
export function after(text: string, intent: GraphIntent): string {
  const result = applyIntent(contextOf(text), intent);
  return result.ok ? applyEdits(text, result.edits) : `refused: ${result.refusal.code}`;
}

/** Instructions as they are written. */
export function instructionTexts({ text, instructions }: DockerfileModel): string[] {
  return instructions.map(({ contentSpan }) => text.slice(contentSpan.start, contentSpan.end));
}

/**
 * What holds for every intent on every text: edits are in order and within the text, taking them back
 * gives the text, line endings and the escape character stay, and a refusal has its reason in both
 * languages. Gives the result, so that a test goes on with what is its own.
 */
export function applyLawfully(text: string, intent: GraphIntent): IntentEdits {
  const context = contextOf(text);
  const result = applyIntent(context, intent);
  if (!result.ok) {
    expect(result.refusal.code).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const language of ['en', 'zh-CN'] as const) {
      expect(result.refusal.message[language].length).toBeGreaterThan(0);
    }
    return result;
  }
  let at = -1;
  for (const { start, end, text: added } of result.edits) {
    expect(start).toBeGreaterThan(at);
    expect(end).toBeGreaterThanOrEqual(start);
    expect(text.slice(start, end)).not.toBe(added);
    at = end;
  }
  expect(at).toBeLessThanOrEqual(text.length);
  const next = applyEdits(text, result.edits);
  expect(applyEdits(next, inverse(text, result.edits))).toBe(text);
  const model = parseDockerfile(next);
  expect(model.escape).toBe(context.model.escape);
  const endsAlike = (one: string): boolean => !one.replaceAll('\r\n', '').includes('\n');
  if (context.model.newline === '\r\n' && endsAlike(text)) expect(endsAlike(next)).toBe(true);
  else if (!text.includes('\r')) expect(next).not.toContain('\r');
  return result;
}

/** The edits that take edits back, in the offsets of the text after them. */
function inverse(text: string, edits: readonly { start: number; end: number; text: string }[]) {
  let shift = 0;
  return edits.map(({ start, end, text: added }) => {
    const from = start + shift;
    shift += added.length - (end - start);
    return { start: from, end: from + added.length, text: text.slice(start, end) };
  });
}
