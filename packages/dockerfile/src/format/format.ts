import type { Edit } from '../edits/edit.ts';
import type { DockerfileModel, Span } from '../types.ts';
import { DEFAULT_FORMAT, type FormatOptions } from './options.ts';

/**
 * Formats a Dockerfile: minimal edits in the order of the text, none when it is formatted already. The
 * model before and after means the same; instructions with errors, here-documents and directives stay
 * as they are. Never refuses, never throws; formatting twice is formatting once.
 */
export function formatDockerfile(
  model: DockerfileModel,
  options: FormatOptions = DEFAULT_FORMAT,
): readonly Edit[] {
  return formatRange(model, { start: 0, end: model.text.length }, options);
}

/** Formats the instructions, comments and blank lines that `span` touches, and nothing beside them. */
export function formatRange(
  _model: DockerfileModel,
  _span: Span,
  _options: FormatOptions = DEFAULT_FORMAT,
): readonly Edit[] {
  return [];
}

/**
 * Formats while typing. `typed` was just typed before `offset`: after a line ending, the new line gets
 * the indentation of its place; after the escape character, the line that it continues on. Any other
 * character: no edits.
 */
export function formatTyped(
  _model: DockerfileModel,
  _offset: number,
  _typed: string,
  _options: FormatOptions = DEFAULT_FORMAT,
): readonly Edit[] {
  return [];
}
