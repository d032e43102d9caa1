import type {
  Flag,
  Heredoc,
  Instruction,
  InstructionDetail,
  Mount,
  Problem,
  Span,
  SyntaxNode,
  Word,
} from '../types.ts';
import { copyDetail, fromDetail } from '../parse/details.ts';
import { triggerId } from '../parse/ids.ts';
import type { Shift } from './types.ts';

/** Whether nothing moves. */
export function isStill(shift: Shift): boolean {
  return shift.offset === 0 && shift.line === 0 && shift.index === 0 && shift.stage === 0;
}

/** The node as it stands elsewhere; an instruction may get another id. */
export function shiftNode(node: SyntaxNode, shift: Shift, id?: string): SyntaxNode {
  if (node.kind === 'instruction') return shiftInstruction(node, shift, id ?? node.id);
  const span = shiftSpan(node.span, shift.offset);
  if (node.kind !== 'directive') return { kind: node.kind, span };
  return {
    kind: 'directive',
    span,
    name: node.name,
    nameSpan: shiftSpan(node.nameSpan, shift.offset),
    value: node.value,
    valueSpan: shiftSpan(node.valueSpan, shift.offset),
  };
}

/** The instruction as it stands elsewhere, its trigger included. */
export function shiftInstruction(node: Instruction, shift: Shift, id: string): Instruction {
  const { offset } = shift;
  const flags = shiftAll(node.flags, offset, shiftFlag);
  const words = shiftAll(node.words, offset, shiftWord);
  return {
    kind: 'instruction',
    id,
    index: node.index + shift.index,
    stage: node.stage + shift.stage,
    keyword: node.keyword,
    keywordSpan: shiftSpan(node.keywordSpan, offset),
    span: shiftSpan(node.span, offset),
    contentSpan: shiftSpan(node.contentSpan, offset),
    argsSpan: shiftSpan(node.argsSpan, offset),
    firstLine: node.firstLine + shift.line,
    lastLine: node.lastLine + shift.line,
    flags,
    words,
    form: node.form,
    heredocs: shiftAll(node.heredocs, offset, shiftHeredoc),
    detail: shiftDetail({ detail: node.detail, flags, words, id }, shift),
  };
}

/** The problem as it stands elsewhere. */
export function shiftProblem(problem: Problem, shift: Shift): Problem {
  return {
    ...problem,
    span: shiftSpan(problem.span, shift.offset),
    instruction: problem.instruction === null ? null : problem.instruction + shift.index,
    stage: problem.stage === null ? null : problem.stage + shift.stage,
  };
}

function shiftSpan(span: Span, offset: number): Span {
  return { start: span.start + offset, end: span.end + offset };
}

function maybe<T>(part: T | null, offset: number, move: (part: T, offset: number) => T): T | null {
  return part === null ? null : move(part, offset);
}

function shiftAll<T>(
  list: readonly T[],
  offset: number,
  move: (part: T, offset: number) => T,
): readonly T[] {
  if (list.length === 0) return list;
  const moved: T[] = [];
  for (const part of list) moved.push(move(part, offset));
  return moved;
}

function shiftWord(word: Word, offset: number): Word {
  return { value: word.value, span: shiftSpan(word.span, offset) };
}

function shiftFlag(flag: Flag, offset: number): Flag {
  return {
    name: flag.name,
    span: shiftSpan(flag.span, offset),
    value: flag.value,
    valueSpan: maybe(flag.valueSpan, offset, shiftSpan),
  };
}

function shiftHeredoc(heredoc: Heredoc, offset: number): Heredoc {
  return {
    name: heredoc.name,
    expand: heredoc.expand,
    stripTabs: heredoc.stripTabs,
    openSpan: shiftSpan(heredoc.openSpan, offset),
    bodySpan: shiftSpan(heredoc.bodySpan, offset),
    closeSpan: maybe(heredoc.closeSpan, offset, shiftSpan),
  };
}

function shiftMount(mount: Mount, offset: number): Mount {
  return {
    type: mount.type,
    from: mount.from,
    fromSpan: maybe(mount.fromSpan, offset, shiftSpan),
    options: mount.options,
    span: shiftSpan(mount.span, offset),
  };
}

/** What a detail is made of: its own parts are still where they were, flags and words have moved. */
type Moved = Pick<Instruction, 'detail' | 'flags' | 'words' | 'id'>;

type Pair = Extract<InstructionDetail, { type: 'pairs' }>['pairs'][number];

function shiftPair(pair: Pair, offset: number): Pair {
  return {
    name: pair.name,
    nameSpan: shiftSpan(pair.nameSpan, offset),
    value: pair.value,
    valueSpan: maybe(pair.valueSpan, offset, shiftSpan),
  };
}

function shiftDetail(moved: Moved, shift: Shift): InstructionDetail {
  const { detail, flags, words, id } = moved;
  switch (detail.type) {
    case 'from':
      return fromDetail(words, flags);
    case 'copy':
      return copyDetail(words, flags);
    case 'run':
      if (detail.mounts.length === 0) return detail;
      return { type: 'run', mounts: shiftAll(detail.mounts, shift.offset, shiftMount) };
    case 'pairs': {
      const pairs = shiftAll(detail.pairs, shift.offset, shiftPair);
      return { type: 'pairs', pairs, legacy: detail.legacy };
    }
    case 'onbuild': {
      const { trigger } = detail;
      if (trigger === null) return detail;
      return { type: 'onbuild', trigger: shiftInstruction(trigger, shift, triggerId(id)) };
    }
    case 'other':
      return detail;
  }
}
