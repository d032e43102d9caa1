import { lineOf, type DockerfileModel, type Edit, type Instruction } from '@stagecraft/dockerfile';
import type { Fix } from '../types.ts';
import { readPragmas } from './read.ts';
import type { Pragma } from './types.ts';

/** What is to be silenced: a rule's id, its other names, and the index of the instruction. */
export interface Silenced {
  readonly code: string;
  readonly aliases: readonly string[];
  readonly instruction: number | null;
}

/**
 * The comment that silences a rule at an instruction (for the file where there is none), or the name
 * added to the one that is there. `reason` stands in a comment above. The name is the one that most
 * tools understand: hadolint's, else Docker's, else ours.
 */
export function suppression(
  model: DockerfileModel,
  silenced: Silenced,
  reason: string | null = null,
): Fix | null {
  const instruction =
    silenced.instruction === null ? null : model.instructions[silenced.instruction];
  if (instruction === undefined || isInHeredoc(model, instruction)) return null;
  const { scope, name } = pragmaFor(model, silenced, instruction);
  const edits =
    extended(model, instruction, scope, name, reason) ??
    inserted(model, instruction, scope, name, reason);
  return {
    title: {
      en: instruction === null ? `Ignore ${name} in this file` : `Ignore ${name} here`,
      'zh-CN': instruction === null ? `在此文件中忽略 ${name}` : `在此处忽略 ${name}`,
    },
    edits,
    changes: null,
  };
}

/** A comment above it would be another line of a here-document that nothing closes. */
function isInHeredoc({ instructions }: DockerfileModel, instruction: Instruction | null): boolean {
  const before = instruction === null ? undefined : instructions[instruction.index - 1];
  return before?.heredocs.some(({ closeSpan }) => closeSpan === null) === true;
}

type Scope = 'ignore' | 'global' | 'check';

function pragmaFor(
  model: DockerfileModel,
  { code, aliases }: Silenced,
  instruction: Instruction | null,
): { readonly scope: Scope; readonly name: string } {
  const hadolint = aliases.find((alias) => /^(?:DL|SC)\d+$/.test(alias));
  if (instruction === null) return { scope: 'global', name: hadolint ?? code };
  if (hadolint !== undefined) return { scope: 'ignore', name: hadolint };
  const check = aliases[0];
  // At the top of the file it would be a directive, which is for all of it.
  const isTop = instruction.index === 0 && !model.nodes.some(({ kind }) => kind === 'comment');
  return check === undefined || isTop
    ? { scope: 'ignore', name: code }
    : { scope: 'check', name: check };
}

/** The name put at the end of a pragma's list that stands above the instruction already. */
function extended(
  model: DockerfileModel,
  instruction: Instruction | null,
  scope: Scope,
  name: string,
  reason: string | null,
): readonly Edit[] | null {
  const isThere = (pragma: Pragma): boolean =>
    pragma.scope === scope &&
    pragma.names.length > 0 &&
    (scope === 'global' || pragma.instruction === instruction?.index);
  const last = readPragmas(model).findLast(isThere)?.node;
  if (last === undefined) return null;
  const line = model.text.slice(last.span.start, last.span.end);
  const list = /=\s*(?:skip\s*=\s*)?[^\s=,]+(?:\s*,\s*[^\s,]+)*/.exec(line);
  if (list === null) return null;
  const at = last.span.start + list.index + list[0].length;
  const lineStart = model.lineStarts[lineOf(model, last.span.start)] ?? 0;
  const above = lineStart === 0 && model.text.startsWith('\uFEFF') ? 1 : lineStart;
  const indent = model.text.slice(above, last.span.start);
  const why = reasonLines(reason).map((one) => indent + one + model.newline);
  return [
    ...(why.length === 0 ? [] : [{ start: above, end: above, text: why.join('') }]),
    { start: at, end: at, text: `,${name}` },
  ];
}

/** A comment of the reason's own; in quotes where it would be read as a directive or a pragma. */
function reasonLines(reason: string | null): readonly string[] {
  const text = reason?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (text === '') return [];
  return [/^(?:\w+ ?=|hadolint\b|shellcheck\b)/i.test(text) ? `# "${text}"` : `# ${text}`];
}

function inserted(
  model: DockerfileModel,
  instruction: Instruction | null,
  scope: Scope,
  name: string,
  reason: string | null,
): readonly Edit[] {
  const { text, lineStarts, newline } = model;
  const anchor = instruction ?? model.instructions[0] ?? null;
  const line = anchor === null ? text.length : (lineStarts[anchor.firstLine] ?? 0);
  // A byte order mark stays the first character.
  const at = line === 0 && text.startsWith('\uFEFF') ? 1 : line;
  const indent = anchor === null ? '' : text.slice(at, anchor.contentSpan.start);
  const words = {
    ignore: `hadolint ignore=`,
    global: 'hadolint global ignore=',
    check: 'check=skip=',
  };
  const lines = [...reasonLines(reason), `# ${words[scope]}${name}`].map(
    (one) => `${indent}${one}${newline}`,
  );
  return [{ start: at, end: at, text: lines.join('') }];
}
