/** Lines of a step that are selected, both included; 0-based. */
export interface PickedLines {
  readonly stepId: string;
  readonly from: number;
  readonly to: number;
}

/** The part of an address that names a line: `#step=ID&line=N`, from 1 as people count. */
export function hashOf({ stepId, from }: PickedLines): string {
  return `#${new URLSearchParams({ step: stepId, line: String(from + 1) }).toString()}`;
}

/** The line that an address names; null when it names none. */
export function pickedOfHash(hash: string): PickedLines | null {
  const named = new URLSearchParams(hash.slice(1));
  const stepId = named.get('step');
  const line = Number(named.get('line'));
  if (stepId === null || !Number.isSafeInteger(line) || line < 1) return null;
  return { stepId, from: line - 1, to: line - 1 };
}

/** The selection after a press on a line's number; with Shift it reaches from where it began to there. */
export function pick(
  before: PickedLines | null,
  stepId: string,
  line: number,
  extend: boolean,
): PickedLines {
  if (!extend || before?.stepId !== stepId) return { stepId, from: line, to: line };
  return { stepId, from: Math.min(before.from, line), to: Math.max(before.to, line) };
}
