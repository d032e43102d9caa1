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
import type { Shift } from './types.ts';

const STILL: Shift = { offset: 0, line: 0, index: 0, stage: 0 };

/** Whether two nodes are equal in all. */
export function isUnmoved(a: SyntaxNode, b: SyntaxNode): boolean {
  if (a === b) return true;
  if (a.kind === 'instruction' && b.kind === 'instruction' && a.id !== b.id) return false;
  return sameNode(a, b, STILL);
}

/** Whether `b` is `a` moved by `shift`, ids of instructions aside. */
export function sameNode(a: SyntaxNode, b: SyntaxNode, shift: Shift): boolean {
  if (a.kind === 'instruction') {
    return b.kind === 'instruction' && sameInstruction(a, b, shift);
  }
  if (a.kind !== b.kind || !sameSpan(a.span, b.span, shift.offset)) return false;
  if (a.kind !== 'directive' || b.kind !== 'directive') return true;
  return (
    a.name === b.name &&
    a.value === b.value &&
    sameSpan(a.nameSpan, b.nameSpan, shift.offset) &&
    sameSpan(a.valueSpan, b.valueSpan, shift.offset)
  );
}

function sameInstruction(a: Instruction, b: Instruction, shift: Shift): boolean {
  const { offset } = shift;
  return (
    a.keyword === b.keyword &&
    a.form === b.form &&
    a.index + shift.index === b.index &&
    a.stage + shift.stage === b.stage &&
    a.firstLine + shift.line === b.firstLine &&
    a.lastLine + shift.line === b.lastLine &&
    sameSpan(a.span, b.span, offset) &&
    sameSpan(a.contentSpan, b.contentSpan, offset) &&
    sameSpan(a.keywordSpan, b.keywordSpan, offset) &&
    sameSpan(a.argsSpan, b.argsSpan, offset) &&
    sameAll(a.flags, b.flags, offset, sameFlag) &&
    sameAll(a.words, b.words, offset, sameWord) &&
    sameAll(a.heredocs, b.heredocs, offset, sameHeredoc) &&
    sameDetail(a.detail, b.detail, shift)
  );
}

/** Whether `b` is `a` moved by `shift`. */
export function sameProblem(a: Problem, b: Problem, shift: Shift = STILL): boolean {
  return (
    a.code === b.code &&
    a.severity === b.severity &&
    a.trigger === b.trigger &&
    sameSpan(a.span, b.span, shift.offset) &&
    (a.instruction === null ? null : a.instruction + shift.index) === b.instruction &&
    (a.stage === null ? null : a.stage + shift.stage) === b.stage &&
    sameText(a.message, b.message) &&
    sameText(a.hint, b.hint)
  );
}

function sameText(a: Problem['hint'], b: Problem['hint']): boolean {
  return a?.en === b?.en && a?.['zh-CN'] === b?.['zh-CN'];
}

function sameSpan(a: Span, b: Span, offset: number): boolean {
  return a.start + offset === b.start && a.end + offset === b.end;
}

type Same<T> = (a: T, b: T, offset: number) => boolean;

function sameMaybe<T>(a: T | null, b: T | null, offset: number, same: Same<T>): boolean {
  return a === null || b === null ? a === b : same(a, b, offset);
}

function sameAll<T>(a: readonly T[], b: readonly T[], offset: number, same: Same<T>): boolean {
  return (
    a.length === b.length &&
    a.every((part, at) => {
      const other = b[at];
      return other !== undefined && same(part, other, offset);
    })
  );
}

function sameWord(a: Word, b: Word, offset: number): boolean {
  return a.value === b.value && sameSpan(a.span, b.span, offset);
}

function sameFlag(a: Flag, b: Flag, offset: number): boolean {
  return (
    a.name === b.name &&
    a.value === b.value &&
    sameSpan(a.span, b.span, offset) &&
    sameMaybe(a.valueSpan, b.valueSpan, offset, sameSpan)
  );
}

function sameHeredoc(a: Heredoc, b: Heredoc, offset: number): boolean {
  return (
    a.name === b.name &&
    a.expand === b.expand &&
    a.stripTabs === b.stripTabs &&
    sameSpan(a.openSpan, b.openSpan, offset) &&
    sameSpan(a.bodySpan, b.bodySpan, offset) &&
    sameMaybe(a.closeSpan, b.closeSpan, offset, sameSpan)
  );
}

/** The options go by their order too: a view may show them in it. */
function sameMount(a: Mount, b: Mount, offset: number): boolean {
  return (
    a.type === b.type &&
    a.from === b.from &&
    sameSpan(a.span, b.span, offset) &&
    sameMaybe(a.fromSpan, b.fromSpan, offset, sameSpan) &&
    (a.options === b.options || JSON.stringify(a.options) === JSON.stringify(b.options))
  );
}

type Pair = Extract<InstructionDetail, { type: 'pairs' }>['pairs'][number];

function samePair(a: Pair, b: Pair, offset: number): boolean {
  return (
    a.name === b.name &&
    a.value === b.value &&
    sameSpan(a.nameSpan, b.nameSpan, offset) &&
    sameMaybe(a.valueSpan, b.valueSpan, offset, sameSpan)
  );
}

function sameDetail(a: InstructionDetail, b: InstructionDetail, shift: Shift): boolean {
  const { offset } = shift;
  switch (a.type) {
    case 'from':
    case 'copy':
      // Made of the words and flags alone, which are compared already.
      return a.type === b.type;
    case 'run':
      return b.type === 'run' && sameAll(a.mounts, b.mounts, offset, sameMount);
    case 'pairs':
      return (
        b.type === 'pairs' && a.legacy === b.legacy && sameAll(a.pairs, b.pairs, offset, samePair)
      );
    case 'onbuild':
      if (b.type !== 'onbuild') return false;
      if (a.trigger === null || b.trigger === null) return a.trigger === b.trigger;
      return sameInstruction(a.trigger, b.trigger, shift);
    case 'other':
      return b.type === 'other';
  }
}
