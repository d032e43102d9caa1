import { graphProblems } from '../problems/graph.ts';
import { makeProblem, type Place } from '../problems/problem.ts';
import type { Environment } from '../scope/environment.ts';
import { evaluate } from '../scope/evaluate.ts';
import { globalScope } from '../scope/globals.ts';
import { explainLexError } from '../shell/explain.ts';
import type { DockerfileModel, GraphOptions, Instruction, Problem, StageBase } from '../types.ts';
import { contextFinder, type ContextFinder } from './contexts.ts';
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
  readonly replaced?: true;
}

/** What resolving a FROM needs. */
interface Reading {
  readonly model: DockerfileModel;
  readonly globals: Environment;
  readonly byName: Map<string, number>;
  readonly findContext: ContextFinder;
  readonly problems: Problem[];
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
  const findContext = contextFinder(options);
  const reading: Reading = { model, globals: scope.env, byName, findContext, problems };
  return froms.map(({ instruction, members, name }, index) => {
    const context = name === null ? null : findContext(name);
    const base = resolveBase(reading, instruction);
    const draft: StageDraft = {
      id: name !== null && uses.get(name) === 1 ? `stage:${name}` : `stage:#${index}`,
      index,
      name,
      base: name === null || context === null ? base : { kind: 'image', ref: name, context },
      platform: readPlatform(reading, instruction),
      from: instruction.index,
      instructions: members,
      ...(context === null ? {} : { replaced: true }),
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

/**
 * Counts how often each name is given. BuildKit looks each up as a named context, and so as an image
 * (moby/buildkit frontend/dockerui/config.go, `NamedContext`).
 */
function countNames(
  froms: readonly { readonly instruction: Instruction; readonly name: string | null }[],
  problems: Problem[],
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { instruction, name } of froms) {
    if (name === null) continue;
    if (!/^[a-z0-9]+$/.test(name) && !normalizeReference(name).ok) {
      const at = instruction.detail.type === 'from' ? instruction.detail.name?.span : undefined;
      const span = at ?? instruction.keywordSpan;
      problems.push(makeProblem(graphProblems.noContextName, span, placeOf(instruction), name));
    }
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    if (count === 1 || instruction.detail.type !== 'from') continue;
    const span = instruction.detail.name?.span ?? instruction.keywordSpan;
    problems.push(makeProblem(graphProblems.duplicateName, span, placeOf(instruction), name));
  }
  return counts;
}

/**
 * BuildKit's order: expand, then an earlier stage of exactly that name, then `scratch`, then a named
 * context or an image.
 */
function resolveBase(reading: Reading, instruction: Instruction): StageBase {
  const { model, globals, byName, findContext, problems } = reading;
  const image = instruction.detail.type === 'from' ? instruction.detail.image : null;
  if (image === null) return { kind: 'unknown', text: '' };
  const place = placeOf(instruction);
  const { value, missing, fault } = evaluate(globals, image.value, model);
  if (fault !== null) {
    const text = explainLexError(fault);
    problems.push(makeProblem(graphProblems.expansion, image.span, place, text.en, text['zh-CN']));
    return { kind: 'unknown', text: image.value };
  }
  if (value === '') {
    problems.push(makeProblem(graphProblems.blankBase, image.span, place, image.value));
  } else if (missing[0] !== undefined) {
    problems.push(makeProblem(graphProblems.unsetInFrom, image.span, place, missing[0]));
  }
  if (value === null || value === '') return { kind: 'unknown', text: image.value };
  const stage = byName.get(value);
  if (stage !== undefined) return { kind: 'stage', stage };
  if (value === 'scratch') return { kind: 'scratch' };
  const reference = normalizeReference(value);
  if (!reference.ok) {
    const kind = graphProblems.badReference;
    problems.push(makeProblem(kind, image.span, place, value, reference.fault));
  }
  // BuildKit leaves the argument out; that is hardly the image that is meant.
  if (missing.length > 0) return { kind: 'unknown', text: image.value };
  const context = findContext(value);
  return { kind: 'image', ref: value, ...(context === null ? {} : { context }) };
}

function readPlatform(reading: Reading, instruction: Instruction): string | null {
  const { model, globals, problems } = reading;
  const written = instruction.detail.type === 'from' ? instruction.detail.platform : null;
  if (written === null) return null;
  const { value, fault } = evaluate(globals, written, model);
  const flag = instruction.flags.find(({ name }) => name === 'platform');
  const span = flag?.valueSpan ?? instruction.keywordSpan;
  const place = placeOf(instruction);
  if (fault !== null) {
    const text = explainLexError(fault);
    problems.push(makeProblem(graphProblems.expansion, span, place, text.en, text['zh-CN']));
  }
  if (value === null) return written;
  if (value === '' && written !== '') {
    problems.push(makeProblem(graphProblems.blankPlatform, span, place, written));
  } else if (value !== '' && !isPlatform(value)) {
    problems.push(makeProblem(graphProblems.badPlatform, span, place, value));
  }
  return value;
}
