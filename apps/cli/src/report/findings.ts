import { positionAt, type DockerfileModel, type Problem, type Span } from '@stagecraft/dockerfile';
import type { Language } from '../surroundings.ts';

/** A problem as JSON: lines and columns (UTF-16 units) from 1, the end exclusive. */
export interface Finding {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly code: string;
  readonly message: string;
}

/** What keeps a build from starting, and what is only worth a word. */
export interface Findings {
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Problems of one or more sources, in the order of the text. */
export function findingsOf(
  model: DockerfileModel,
  problems: readonly Problem[],
  language: Language,
): Findings {
  const sorted = problems.toSorted(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
  const of = (severity: Problem['severity']): Finding[] =>
    sorted
      .filter((problem) => problem.severity === severity)
      .map(({ span, code, message, hint }) => ({
        ...placeOf(model, span),
        code,
        message: hint === undefined ? message[language] : joinSentences(message, hint, language),
      }));
  return { errors: of('error'), warnings: of('warning') };
}

export function joinSentences(
  message: Problem['message'],
  hint: Problem['message'],
  language: Language,
): string {
  return language === 'en' ? `${message.en} ${hint.en}` : `${message['zh-CN']}${hint['zh-CN']}`;
}

/** 1-based line of an offset. */
export function lineNumber(model: DockerfileModel, offset: number): number {
  return positionAt(model, offset).line + 1;
}

export function placeOf(
  model: Pick<DockerfileModel, 'text' | 'lineStarts'>,
  span: Span,
): Omit<Finding, 'code' | 'message'> {
  const start = pointOf(model, span.start);
  const end = pointOf(model, span.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}

/** A byte order mark is no column: no editor shows it. */
function pointOf(
  model: Pick<DockerfileModel, 'text' | 'lineStarts'>,
  offset: number,
): { line: number; column: number } {
  const { line, column } = positionAt(model, offset);
  const mark = line === 0 && column > 0 && model.text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return { line: line + 1, column: column + 1 - mark };
}

/** `FILE:LINE:COLUMN: error: …` lines, as compilers write them. */
export function findingLines(file: string, { errors, warnings }: Findings): string {
  const line = (kind: string) => (finding: Finding) =>
    `${file}:${finding.line}:${finding.column}: ${kind}: ${finding.message} [${finding.code}]\n`;
  return [...errors.map(line('error')), ...warnings.map(line('warning'))].join('');
}
