import type { ShellCheckComment, ShellCheckReplacement } from './types.ts';

/** Reads what `shellcheck --format=json1` prints; null for anything else. Never throws. */
export function parseComments(output: string): readonly ShellCheckComment[] | null {
  const comments = propertyOf(parseJson(output), 'comments');
  return Array.isArray(comments) && comments.every(isComment) ? comments : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function propertyOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

const LEVELS: readonly unknown[] = ['error', 'warning', 'info', 'style'];

function isComment(value: unknown): value is ShellCheckComment {
  if (!isRange(value) || !LEVELS.includes(value['level'])) return false;
  if (typeof value['message'] !== 'string' || !Number.isInteger(value['code'])) return false;
  const fix = value['fix'];
  if (fix === null) return true;
  const replacements = propertyOf(fix, 'replacements');
  return Array.isArray(replacements) && replacements.every(isReplacement);
}

function isReplacement(value: unknown): value is ShellCheckReplacement {
  if (!isRange(value) || typeof value['replacement'] !== 'string') return false;
  const point = value['insertionPoint'];
  return (point === 'beforeStart' || point === 'afterEnd') && Number.isInteger(value['precedence']);
}

function isRange(value: unknown): value is Record<string, unknown> {
  if (!isRecord(value)) return false;
  return ['line', 'column', 'endLine', 'endColumn'].every((name) => Number.isInteger(value[name]));
}
