import {
  commandText,
  type DockerfileModel,
  type Instruction,
  type StageGraph,
} from '@stagecraft/dockerfile';

/** An ENTRYPOINT or CMD that counts, and what it starts. */
export interface Start {
  readonly instruction: number;
  readonly form: 'exec' | 'shell';
  /** Program and arguments; a shell form's are its shell's. */
  readonly words: readonly string[];
}

/** What a container of a stage runs, as far as the file says. */
export interface Process {
  readonly entrypoint: Start | null;
  readonly cmd: Start | null;
  /** Program and arguments, in full or what follows the image's own ENTRYPOINT. */
  readonly words: readonly string[];
  /** The image from outside whose own settings count where this file has none; null for `scratch`. */
  readonly image: string | null;
  /** Whether that image's ENTRYPOINT, and its CMD, still count. */
  readonly imageEntrypoint: boolean;
  readonly imageCmd: boolean;
  /**
   * A CMD that does not count: ENTRYPOINT's shell form takes none, or a later stage's ENTRYPOINT reset it.
   * `image-by-entrypoint`: that of the image, if it has one.
   */
  readonly dropped: 'by-shell-form' | 'by-entrypoint' | 'image-by-entrypoint' | null;
}

interface State {
  entrypoint: Start | null;
  cmd: Start | null;
  /** Whether this stage has set CMD. */
  ownCmd: boolean;
  reset: 'file' | 'image' | null;
  imageEntrypoint: boolean;
  imageCmd: boolean;
  shell: readonly string[];
}

const DEFAULT_SHELL = ['/bin/sh', '-c'];

/**
 * The process of a stage's containers, from ENTRYPOINT and CMD of the stage and of those it is built on, with
 * their ONBUILD triggers. An ENTRYPOINT resets a CMD that an earlier stage or the image has set, as BuildKit
 * does (frontend/dockerfile/dockerfile2llb/convert.go, dispatchEntrypoint).
 */
export function whatRuns(model: DockerfileModel, graph: StageGraph, stage: number): Process {
  const line = lineage(graph, stage);
  const first = graph.stages[line[0] ?? -1]?.base;
  const image = first?.kind === 'image' ? first.ref : first?.kind === 'unknown' ? first.text : null;
  const state: State = {
    entrypoint: null,
    cmd: null,
    ownCmd: false,
    reset: null,
    imageEntrypoint: image !== null,
    imageCmd: image !== null,
    shell: DEFAULT_SHELL,
  };
  for (const [at, index] of line.entries()) {
    state.ownCmd = false;
    for (const one of triggersOf(model, graph, line[at - 1])) take(model, state, one);
    for (const own of graph.stages[index]?.instructions ?? []) {
      const instruction = model.instructions[own];
      if (instruction !== undefined) take(model, state, instruction);
    }
  }
  return finish(state, image);
}

/** A stage after those that it is built on. */
function lineage(graph: StageGraph, stage: number): number[] {
  const line: number[] = [];
  for (let at = stage; graph.stages[at] !== undefined && !line.includes(at);) {
    line.unshift(at);
    const base = graph.stages[at]?.base;
    if (base?.kind !== 'stage') break;
    at = base.stage;
  }
  return line;
}

function triggersOf(
  { instructions }: DockerfileModel,
  { stages }: StageGraph,
  parent: number | undefined,
): Instruction[] {
  return (stages[parent ?? -1]?.instructions ?? []).flatMap((index) => {
    const detail = instructions[index]?.detail;
    return detail?.type === 'onbuild' && detail.trigger !== null ? [detail.trigger] : [];
  });
}

function take(model: DockerfileModel, state: State, instruction: Instruction): void {
  const { keyword, words, index, form } = instruction;
  if (keyword === 'SHELL' && form === 'exec') state.shell = words.map(({ value }) => value);
  if ((keyword !== 'CMD' && keyword !== 'ENTRYPOINT') || form === null) return;
  const start: Start = {
    instruction: index,
    form,
    words:
      form === 'exec'
        ? words.map(({ value }) => value)
        : [...state.shell, commandText(model, instruction)],
  };
  const isSet = start.words.length > 0;
  if (keyword === 'CMD') {
    state.cmd = isSet ? start : null;
    state.ownCmd = true;
    state.imageCmd = false;
    state.reset = null;
    return;
  }
  state.entrypoint = isSet ? start : null;
  state.imageEntrypoint = false;
  if (state.ownCmd) return;
  state.reset = state.cmd !== null ? 'file' : state.imageCmd ? 'image' : null;
  state.cmd = null;
  state.imageCmd = false;
}

const droppedBy = {
  file: 'by-entrypoint',
  image: 'image-by-entrypoint',
  nothing: null,
} as const;

function finish(state: State, image: string | null): Process {
  const { entrypoint, cmd, imageEntrypoint, imageCmd, reset } = state;
  const takesCmd = entrypoint?.form !== 'shell';
  const byShell = !takesCmd && cmd !== null;
  return {
    entrypoint,
    cmd,
    words: [...(entrypoint?.words ?? []), ...(takesCmd ? (cmd?.words ?? []) : [])],
    image,
    imageEntrypoint,
    imageCmd,
    dropped: byShell ? 'by-shell-form' : takesCmd ? droppedBy[reset ?? 'nothing'] : null,
  };
}

/** Program and arguments as a person reads them: a word with spaces or quotes is quoted. */
export function commandLine(words: readonly string[]): string {
  return words
    .map((word) => (/^[\w@%+=:,./$-]+$/.test(word) ? word : JSON.stringify(word)))
    .join(' ');
}

/** What an image sets; null where it sets none. */
export interface ImageCommand {
  readonly entrypoint: readonly string[] | null;
  readonly cmd: readonly string[] | null;
}

/** Whether what a stage runs depends on what its image sets. */
export function needsImage({ image, imageEntrypoint, imageCmd, entrypoint }: Process): boolean {
  return image !== null && (imageEntrypoint || (imageCmd && entrypoint?.form !== 'shell'));
}

/** Program and arguments with those of the image put in. */
export function wordsWith(process: Process, image: ImageCommand): readonly string[] {
  const { entrypoint, cmd, imageEntrypoint, imageCmd } = process;
  const program = imageEntrypoint ? image.entrypoint : entrypoint?.words;
  const args = imageCmd ? image.cmd : cmd?.words;
  return [...(program ?? []), ...(entrypoint?.form === 'shell' ? [] : (args ?? []))];
}
