import { say } from '../../problems/problem.ts';
import { findUses } from '../../scope/uses.ts';
import type { DockerfileModel, Instruction } from '../../types.ts';
import type { Edit } from '../edit.ts';
import { editFlags } from '../fields/flags.ts';
import type { EditContext, IntentEdits, IntentOf } from '../intent.ts';
import { refuse, type Refused } from '../refuse.ts';
import { rewrite } from '../rewrite.ts';
import { commandStyle } from '../style.ts';
import { joinable, type Joinable } from './run-command.ts';
import { unitedFlags, type UnitedFlags } from './run-flags.ts';
import { shellsOf } from './shells.ts';

/** Makes one RUN of several that follow each other; comments between them stand inside it then. */
export function mergeRuns(
  context: EditContext,
  { instructions }: IntentOf<'mergeRuns'>,
): IntentEdits {
  const { model } = context;
  const plan = planMerge(context, instructions);
  if (!plan.ok) return plan;
  const { runs, parts, flags } = plan;
  const [first] = runs;
  if (first === undefined) return notTogether();
  const added = editFlags(model, first, flags.added);
  if (!added.ok) return added;
  const joints = runs.flatMap((run, at) =>
    edgeEdits(model, run, parts[at], runs[at + 1], parts[at + 1]),
  );
  const edits = rewrite(model, {
    edits: [...added.edits, ...opening(first, parts[0]), ...joints],
  });
  const count = String(runs.length);
  return {
    ok: true,
    edits,
    done: say(`Merged ${count} RUNs into one.`, `已将 ${count} 条 RUN 合并为一条。`),
    notes: flags.notes,
  };
}

interface MergePlan {
  readonly ok: true;
  readonly runs: readonly Instruction[];
  readonly parts: readonly Joinable[];
  readonly flags: UnitedFlags;
}

/** How RUNs can become one, or why not; costs no more than the RUNs are long. */
export function planMerge(context: EditContext, indices: readonly number[]): MergePlan | Refused {
  const { model, graph } = context;
  const chosen = [...new Set(indices)].sort((a, b) => a - b);
  const runs = chosen.flatMap((index) => model.instructions[index] ?? []);
  const [first] = runs;
  const together = runs.every(
    ({ index, keyword, stage }, at) =>
      keyword === 'RUN' && stage === first?.stage && index === first.index + at,
  );
  if (!together || runs.length < 2 || runs.length < chosen.length) return notTogether();
  const flags = unitedFlags(runs);
  if (!flags.ok) return flags;
  const shells = shellsOf(model, graph);
  const parts: Joinable[] = [];
  const sets = new Set<string>();
  for (const run of runs) {
    const part = joinable(model, run, shells[run.index], run === runs.at(-1));
    if (!part.ok) return part;
    const used = findUses(model, run).find(({ name }) => sets.has(name));
    if (used !== undefined) return usesLoop(run, used.name);
    for (const name of part.sets) sets.add(name);
    parts.push(part);
  }
  return { ok: true, runs, parts, flags };
}

function opening({ argsSpan }: Instruction, part: Joinable | undefined): Edit[] {
  if (part?.group !== true) return [];
  return [{ start: argsSpan.start, end: argsSpan.start, text: '{ ' }];
}

/** What comes behind a command: the next one in place of its keyword and flags, or the end. */
function edgeEdits(
  model: DockerfileModel,
  run: Instruction,
  part: Joinable | undefined,
  next: Instruction | undefined,
  nextPart: Joinable | undefined,
): Edit[] {
  const start = run.argsSpan.end;
  const closing = closingOf(part);
  if (next === undefined) return closing === '' ? [] : [{ start, end: start, text: closing }];
  const { escape, newline } = model;
  const { indent, leading } = commandStyle(model);
  const comments = commentsIn(model, start, next.argsSpan.start).map(
    (comment) => indent + comment + newline,
  );
  const open = nextPart?.group === true ? '{ ' : '';
  const [before, after] = leading ? ['', '&& '] : [' &&', ''];
  const text = `${closing}${before} ${escape}${newline}${comments.join('')}${indent}${after}${open}`;
  return [{ start, end: next.argsSpan.start, text }];
}

function closingOf(part: Joinable | undefined): string {
  if (part === undefined || (!part.group && !part.closed)) return '';
  return part.closed ? ' }' : '; }';
}

/** Comment lines of a range, without the white space around them. */
function commentsIn({ text }: DockerfileModel, start: number, end: number): string[] {
  const lines = text.slice(start, end).split('\n').slice(1, -1);
  return lines.map((line) => line.trim()).filter((line) => line.startsWith('#'));
}

function notTogether(): Refused {
  return refuse(
    'not-together',
    say(
      'Select two or more RUNs that follow each other in one stage, with nothing but comments between them.',
      '请选择同一阶段中相邻的两条或多条 RUN，其间只能有注释。',
    ),
  );
}

function usesLoop({ firstLine }: Instruction, name: string): Refused {
  const line = String(firstLine + 1);
  return refuse(
    'command-lasts',
    say(
      `A loop before line ${line} sets ${name}, which the command there uses with another value. Rename the loop's variable first.`,
      `第 ${line} 行之前的循环设置了 ${name}，而该行命令使用的是它的另一个值。请先重命名循环变量。`,
    ),
  );
}
