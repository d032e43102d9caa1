import type { DockerfileModel, Problem } from '../types.ts';
import { fileProblems } from '../problems/file.ts';
import { makeProblem, type Place } from '../problems/problem.ts';
import { findLineStarts, findNewline } from '../text/lines.ts';
import { contentEnd } from './logical.ts';
import { nodeStart, readNode, startReader } from './reader.ts';
import { sortNodes } from './sort-nodes.ts';

const NOWHERE: Place = { instruction: null, stage: null };

/**
 * Parses a Dockerfile as strictly as BuildKit, and keeps every character: the nodes' texts joined
 * give the text. Takes any string, never throws, in time linear in its length. What BuildKit would
 * refuse is in `problems`, in the order of the text; one broken instruction leaves the others whole.
 */
export function parseDockerfile(text: string): DockerfileModel {
  const lineStarts = findLineStarts(text);
  const reader = startReader(text, lineStarts);
  let line = 0;
  while (line < lineStarts.length && nodeStart(reader, line) < text.length) {
    line = readNode(reader, line);
  }
  const { nodes, escape } = reader;
  const { instructions, directives } = sortNodes(nodes);
  const whole = fileProblem({ text, lineStarts, instructions });
  const problems = inOrder(whole === null ? reader.problems : [...reader.problems, whole]);
  const newline = findNewline(text, lineStarts);
  return { text, nodes, instructions, directives, escape, newline, lineStarts, problems };
}

/** The problem that only the whole file shows. */
export function fileProblem(
  model: Pick<DockerfileModel, 'text' | 'lineStarts' | 'instructions'>,
): Problem | null {
  const first = model.instructions[0];
  if (first === undefined) {
    const end = Math.min(model.text.length, contentEnd(model, 0));
    return makeProblem(fileProblems.empty, { start: 0, end }, NOWHERE);
  }
  const last = model.instructions.at(-1);
  if (last !== undefined && last.stage >= 0) return null;
  return makeProblem(fileProblems.noStage, first.keywordSpan, NOWHERE);
}

/** Whether a problem is one that `fileProblem` gives. */
export function isOfWholeFile(problem: Problem): boolean {
  return problem.code === fileProblems.empty.code || problem.code === fileProblems.noStage.code;
}

/** Problems in the order of the text; those of one place in the order they came. */
export function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((a, b) => a.span.start - b.span.start);
}
