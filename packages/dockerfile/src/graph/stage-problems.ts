import { configProblems } from '../problems/config.ts';
import { copyProblems } from '../problems/copy.ts';
import { graphProblems } from '../problems/graph.ts';
import { makeProblem } from '../problems/problem.ts';
import { runProblems } from '../problems/run.ts';
import { givenValue } from '../scope/predefined.ts';
import { evaluator, type Evaluator } from '../scope/resolver.ts';
import { explainLexError } from '../shell/explain.ts';
import { instructionAt } from '../text/lines.ts';
import type {
  DockerfileModel,
  Flag,
  GraphOptions,
  Instruction,
  Problem,
  StageGraph,
  Word,
} from '../types.ts';
import { isMode } from '../validate/copy.ts';
import { checkPort } from '../validate/expose.ts';
import { isMountValue } from '../validate/mount.ts';
import type { Report } from '../validate/report.ts';
import { isSignal } from '../validate/signals.ts';

/**
 * What BuildKit refuses in needed stages because of variables' values: `${x:?…}` without x, and ports,
 * signals, volumes, file modes and mounts that come out wrong. Only what is certain: nothing where a value is unknown.
 */
export function stageProblems(
  model: DockerfileModel,
  graph: Pick<StageGraph, 'stages'>,
  options: GraphOptions,
): Problem[] {
  const problems: Problem[] = [];
  const evaluate = evaluator(model, graph, options);
  for (const instruction of candidates(model)) {
    const stage = graph.stages[instruction.stage];
    if (stage?.needed !== true || stage.replaced !== undefined) continue;
    const place = { instruction: instruction.index, stage: stage.index };
    const report: Report = (kind, span, ...args) => {
      if (kind.severity === 'error') problems.push(makeProblem(kind, span, place, ...args));
    };
    checkRequired(evaluate, expandedWords(instruction, options), instruction.index, report);
    checkOutcome(evaluate, instruction, report);
    checkFlagOutcome(evaluate, instruction, report);
  }
  return problems;
}

const BY_VALUE: ReadonlySet<string> = new Set(['EXPOSE', 'STOPSIGNAL', 'VOLUME']);

/** Instructions with `${x?…}`, and those whose values BuildKit looks at. Mostly there are none. */
function candidates(model: DockerfileModel): Iterable<Instruction> {
  const found = new Set<Instruction>();
  for (const match of model.text.matchAll(/\$\{[A-Za-z_][A-Za-z0-9_]*:?\?/g)) {
    const instruction = instructionAt(model, match.index);
    if (instruction !== null && instruction.keyword !== 'FROM') found.add(instruction);
  }
  for (const instruction of model.instructions) {
    const { keyword, flags, words } = instruction;
    const byValue = BY_VALUE.has(keyword) && words.some(({ value }) => value.includes('$'));
    if (byValue || flags.some(isVariable)) found.add(instruction);
  }
  return found;
}

/** A mode or a mount that a variable has a part in. */
function isVariable({ name, value }: Flag): boolean {
  return (name === 'chmod' || name === 'mount') && value?.includes('$') === true;
}

/** `${x?…}` in what this instruction expands word by word; a shell's are its own affair. */
function checkRequired(
  evaluate: Evaluator,
  words: readonly Word[],
  index: number,
  report: Report,
): void {
  for (const { value, span } of words) {
    if (!value.includes('?')) continue;
    const { fault } = evaluate(index, value);
    if (fault?.kind !== 'unset' && fault?.kind !== 'empty') continue;
    const text = explainLexError(fault);
    report(graphProblems.expansion, span, text.en, text['zh-CN']);
  }
}

function expandedWords(instruction: Instruction, options: GraphOptions): readonly Word[] {
  const { keyword, words, detail, heredocs } = instruction;
  switch (keyword) {
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      if (detail.type !== 'pairs') return [];
      return detail.pairs.flatMap(({ name, value, valueSpan }) => {
        // A default that a build argument replaces is not expanded.
        const replaced = keyword === 'ARG' && givenValue(options, name) !== undefined;
        return replaced || value === null || valueSpan === null ? [] : [{ value, span: valueSpan }];
      });
    case 'COPY':
    case 'ADD': {
      const opens = new Set(heredocs.map(({ openSpan }) => openSpan.start));
      return words.filter(({ span }) => !opens.has(span.start));
    }
    case 'EXPOSE':
    case 'STOPSIGNAL':
    case 'USER':
    case 'VOLUME':
    case 'WORKDIR':
      return words;
    default:
      return [];
  }
}

/** Ports, signals and volumes, once their variables have values. */
function checkOutcome(evaluate: Evaluator, instruction: Instruction, report: Report): void {
  const { keyword, index } = instruction;
  if (!BY_VALUE.has(keyword)) return;
  for (const { value: written, span } of instruction.words) {
    if (!written.includes('$')) continue;
    const { value } = evaluate(index, written);
    if (value === null) continue;
    if (keyword === 'EXPOSE') {
      for (const port of value.split(/\s+/)) if (port !== '') checkPort(port, span, report);
    } else if (keyword === 'VOLUME') {
      if (value === '') report(configProblems.emptyVolume, span);
    } else if (!isSignal(value)) report(configProblems.signal, span, value);
  }
}

/** File modes of COPY and ADD, and what RUN's mounts say, once their variables have values. */
function checkFlagOutcome(evaluate: Evaluator, instruction: Instruction, report: Report): void {
  const { detail, flags, index } = instruction;
  if (detail.type === 'copy') {
    for (const flag of flags.filter(isVariable)) {
      const mode = evaluate(index, flag.value ?? '').value;
      if (mode === null || mode === '' || isMode(mode)) continue;
      report(copyProblems.mode, flag.valueSpan ?? flag.span, mode);
    }
  }
  if (detail.type !== 'run') return;
  for (const { options, span } of detail.mounts) {
    for (const [key, written] of Object.entries(options)) {
      const value = written.includes('$') ? evaluate(index, written).value : null;
      if (value === null || isMountValue(key, value)) continue;
      if (key === 'type') report(runProblems.mountType, span, value, '');
      else report(runProblems.mountBadValue, span, key, value);
    }
  }
}
