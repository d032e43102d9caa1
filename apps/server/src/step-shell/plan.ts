import type { BuildOptions, StateSide } from '@stagecraft/contracts';
import type { DockerfileModel, Instruction, StageGraph } from '@stagecraft/dockerfile';
import { readBuilt } from '../builds/record/built.ts';
import { stepCommand, type StepCommand } from '../containers/step/command.ts';
import { commandsOf, surroundingsOf, type Surroundings } from '../containers/step/plan.ts';
import { interactiveShell } from './interactive-shell.ts';
import { promptFor, type Prompt } from './prompt.ts';

/** How a state of a build is opened. */
export interface StatePlan {
  /** Ends with the RUN whose surroundings are wanted: the instruction itself, or one that does nothing. */
  readonly stepText: string;
  /** Side of that RUN. */
  readonly side: StateSide;
  /** The text whose image is the state, for engines that do not let states be opened. */
  readonly imageText: string;
  readonly surroundings: Surroundings;
  readonly prompt: Prompt | null;
  /** Side, line and beginning of the instruction, e.g. `< 7 RUN make`. */
  readonly title: string;
  /** See `StepState`. */
  readonly commands: readonly string[];
}

/** Takes the surroundings of the place where it stands, and is never run. */
const probe = 'RUN :\n';

/**
 * How the state before or after an instruction is opened. Null where there is none: outside of a stage,
 * or before a FROM.
 *
 * @param index of the instruction in the text
 */
export function planState(
  text: string,
  options: BuildOptions,
  index: number,
  side: StateSide,
): StatePlan | null {
  const { model, graph } = readBuilt(text, options);
  const instruction = model.instructions[index];
  if (instruction === undefined || graph.stages[instruction.stage] === undefined) return null;
  if (instruction.keyword === 'FROM' && side === 'before') return null;
  const isRun = instruction.detail.type === 'run';
  const before = text.slice(0, instruction.span.start);
  const upTo = `${text.slice(0, instruction.contentSpan.end)}\n`;
  const imageText = side === 'before' ? before : upTo;
  const stepText = isRun ? upTo : imageText + probe;
  const read = readStep(stepText, options);
  if (read === null) return null;
  const { surroundings } = read;
  const lines = side === 'before' ? instruction.firstLine : instruction.lastLine + 1;
  const words = interactiveShell(surroundings.shell);
  return {
    stepText,
    side: isRun ? side : 'before',
    imageText,
    surroundings,
    title: titleOf(model, instruction, side),
    prompt: isRun && side === 'before' ? promptOf(model, instruction) : null,
    commands: commandsOf(surroundings, options, lines, ['--rm', '-it'], words),
  };
}

/** Characters of a title. */
const titleLength = 60;

function titleOf(model: DockerfileModel, instruction: Instruction, side: StateSide): string {
  const { start, end } = instruction.contentSpan;
  const [line = ''] = model.text.slice(start, end).split('\n', 1);
  const sign = side === 'before' ? '<' : '>';
  return `${sign} ${String(instruction.firstLine + 1)} ${line}`.slice(0, titleLength).trim();
}

/** What the RUN at the end of a text has around it. */
function readStep(
  text: string,
  options: BuildOptions,
): { readonly surroundings: Surroundings } | null {
  // What a target leaves out is not read.
  const built = readBuilt(text, { ...options, target: null });
  const run = built.model.instructions.at(-1);
  return run?.detail.type === 'run' && hasStage(built.graph, run)
    ? { surroundings: surroundingsOf(built, run, options) }
    : null;
}

const hasStage = (graph: StageGraph, { stage }: Instruction): boolean =>
  graph.stages[stage] !== undefined;

/** The command of a RUN as it is typed. */
function promptOf(model: DockerfileModel, run: Instruction): Prompt | null {
  const command: StepCommand | null = stepCommand(model, run);
  if (command !== null) return promptFor(command);
  const [script] = run.heredocs;
  if (script === undefined) return null;
  const body = model.text.slice(script.bodySpan.start, script.bodySpan.end);
  return promptFor({
    form: 'script',
    text: script.stripTabs ? body.replaceAll(/^\t+/gm, '') : body,
  });
}
