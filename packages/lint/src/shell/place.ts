import type { Span } from '@stagecraft/dockerfile';
import type {
  ParsedShell,
  ShellAssignment,
  ShellCommand,
  ShellNesting,
  ShellPipeline,
  ShellWord,
} from './types.ts';

/** Where a text stands in a file, and what stands around it there. */
export interface ScriptPlace {
  readonly locate: (start: number, end: number) => Span;
  readonly within: readonly ShellNesting[];
  /** Number of the first list. */
  readonly firstList: number;
}

/** The same commands with their ranges in the file. */
export function placeShell(parsed: ParsedShell, place: ScriptPlace): ParsedShell {
  const moved = new Map<ShellCommand, ShellCommand>();
  for (const command of parsed.commands) moved.set(command, placeCommand(command, place));
  return {
    commands: [...moved.values()],
    pipelines: parsed.pipelines.map((pipeline) => placePipeline(pipeline, place, moved)),
    isBroken: parsed.isBroken,
  };
}

function placePipeline(
  { span, length, commands }: ShellPipeline,
  place: ScriptPlace,
  moved: ReadonlyMap<ShellCommand, ShellCommand>,
): ShellPipeline {
  const found = commands.map((command) => moved.get(command) ?? command);
  return { span: placeSpan(span, place), length, commands: found };
}

function placeCommand(command: ShellCommand, place: ScriptPlace): ShellCommand {
  const words = (list: readonly ShellWord[]): readonly ShellWord[] =>
    list.length === 0 ? list : list.map((word) => placeWord(word, place));
  return {
    span: placeSpan(command.span, place),
    program: command.program,
    name: command.name,
    nameSpan: placeSpan(command.nameSpan, place),
    args: words(command.args),
    wrappers: words(command.wrappers),
    assignments: command.assignments.map((assignment) => placeAssignment(assignment, place)),
    redirects: command.redirects.map(({ operator, descriptor, target }) => ({
      operator,
      descriptor,
      target: target === null ? null : placeWord(target, place),
    })),
    after: command.after,
    inBackground: command.inBackground,
    within: place.within.length === 0 ? command.within : [...command.within, ...place.within],
    list: place.firstList + command.list,
  };
}

function placeAssignment(
  { name, nameSpan, value }: ShellAssignment,
  place: ScriptPlace,
): ShellAssignment {
  return {
    name,
    nameSpan: placeSpan(nameSpan, place),
    value: value === null ? null : placeWord(value, place),
  };
}

function placeWord(word: ShellWord, place: ScriptPlace): ShellWord {
  return {
    span: placeSpan(word.span, place),
    text: word.text,
    value: word.value,
    prefix: word.prefix,
    isQuoted: word.isQuoted,
    variables: word.variables,
  };
}

function placeSpan({ start, end }: Span, { locate }: ScriptPlace): Span {
  return locate(start, end);
}
