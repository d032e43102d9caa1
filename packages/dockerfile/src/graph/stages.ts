import { graphProblems } from '../problems/graph.ts';
import { makeProblem, type Place } from '../problems/problem.ts';
import { explainLexError } from '../shell/explain.ts';
import { lex } from '../shell/lex.ts';
import type { DockerfileModel, GraphOptions, Instruction, Problem, StageBase } from '../types.ts';
import { globalScope } from './arguments.ts';
import { isPlatform } from './platform.ts';
import { normalizeReference } from './reference.ts';

/** A stage before it is known who needs it. */
export interface StageDraft {
  readonly id: string;
  readonly index: number;
  readonly name: string | null;
  readonly base: StageBase;
  readonly platform: string | null;
  readonly from: number;
  readonly instructions: readonly number[];
}

/** Splits the instructions into stages and resolves each FROM. */
export function readStages(
  model: DockerfileModel,
  options: GraphOptions,
  problems: Problem[],
): StageDraft[] {
  const scope = globalScope(model, options);
  for (const { error, span, instruction } of scope.faults) {
    const text = explainLexError(error);
    problems.push(
      makeProblem(graphProblems.expansion, span, placeOf(instruction), text.en, text['zh-CN']),
    );
  }
  const froms: { instruction: Instruction; members: number[]; name: string | null }[] = [];
  for (const instruction of model.instructions) {
    if (instruction.keyword === 'FROM') {
      froms.push({ instruction, members: [], name: stageName(instruction) });
    } else froms.at(-1)?.members.push(instruction.index);
  }
  const uses = countNames(froms, problems);
  const byName = new Map<string, number>();
  return froms.map(({ instruction, members, name }, index) => {
    const draft: StageDraft = {
      id: name !== null && uses.get(name) === 1 ? `stage:${name}` : `stage:#${index}`,
      index,
      name,
      base: resolveBase(model, instruction, scope.values, byName, problems),
      platform: readPlatform(model, instruction, scope.values, problems),
      from: instruction.index,
      instructions: members,
    };
    if (name !== null) byName.set(name, index);
    return draft;
  });
}

function placeOf(instruction: Instruction): Place {
  return {
    instruction: instruction.index,
    stage: instruction.stage < 0 ? null : instruction.stage,
  };
}

function stageName(instruction: Instruction): string | null {
  if (instruction.detail.type !== 'from') return null;
  const name = instruction.detail.name?.value.toLowerCase() ?? null;
  return name !== null && /^[a-z][a-z0-9-_.]*$/.test(name) ? name : null;
}

function countNames(
  froms: readonly { readonly instruction: Instruction; readonly name: string | null }[],
  problems: Problem[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { instruction, name } of froms) {
    if (name === null) continue;
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    if (count === 1 || instruction.detail.type !== 'from') continue;
    const span = instruction.detail.name?.span ?? instruction.keywordSpan;
    problems.push(makeProblem(graphProblems.duplicateName, span, placeOf(instruction), name));
  }
  return counts;
}

/** BuildKit's order: expand, then an earlier stage of exactly that name, then `scratch`, then an image. */
function resolveBase(
  model: DockerfileModel,
  instruction: Instruction,
  values: ReadonlyMap<string, string>,
  byName: ReadonlyMap<string, number>,
  problems: Problem[],
): StageBase {
  const image = instruction.detail.type === 'from' ? instruction.detail.image : null;
  if (image === null) return { kind: 'unknown', text: '' };
  const place = placeOf(instruction);
  const result = lex(image.value, { escape: model.escape, env: (name) => values.get(name) });
  if (!result.ok) {
    const text = explainLexError(result.error);
    problems.push(makeProblem(graphProblems.expansion, image.span, place, text.en, text['zh-CN']));
    return { kind: 'unknown', text: image.value };
  }
  const missing = result.missing.filter((name) => !isPlatformName(name));
  if (result.value === '' && missing.length === result.missing.length) {
    problems.push(makeProblem(graphProblems.blankBase, image.span, place, image.value));
  } else if (missing[0] !== undefined) {
    problems.push(makeProblem(graphProblems.unsetInFrom, image.span, place, missing[0]));
  }
  if (result.missing.length > 0 || result.value === '')
    return { kind: 'unknown', text: image.value };
  const stage = byName.get(result.value);
  if (stage !== undefined) return { kind: 'stage', stage };
  if (result.value === 'scratch') return { kind: 'scratch' };
  const reference = normalizeReference(result.value);
  if (!reference.ok) {
    const kind = graphProblems.badReference;
    problems.push(makeProblem(kind, image.span, place, result.value, reference.fault));
  }
  return { kind: 'image', ref: result.value };
}

function readPlatform(
  model: DockerfileModel,
  instruction: Instruction,
  values: ReadonlyMap<string, string>,
  problems: Problem[],
): string | null {
  const written = instruction.detail.type === 'from' ? instruction.detail.platform : null;
  if (written === null) return null;
  const result = lex(written, { escape: model.escape, env: (name) => values.get(name) });
  const flag = instruction.flags.find(({ name }) => name === 'platform');
  const span = flag?.valueSpan ?? instruction.keywordSpan;
  const place = placeOf(instruction);
  if (!result.ok) {
    const text = explainLexError(result.error);
    problems.push(makeProblem(graphProblems.expansion, span, place, text.en, text['zh-CN']));
    return written;
  }
  if (result.missing.some(isPlatformName)) return written;
  if (result.value === '' && written !== '') {
    problems.push(makeProblem(graphProblems.blankPlatform, span, place, written));
  } else if (result.value !== '' && !isPlatform(result.value)) {
    problems.push(makeProblem(graphProblems.badPlatform, span, place, result.value));
  }
  return result.value;
}

/** Variables that the engine fills in; without a platform their values are unknown, not missing. */
function isPlatformName(name: string): boolean {
  return /^(?:BUILD|TARGET)(?:PLATFORM|OS|ARCH|VARIANT)$/.test(name);
}
