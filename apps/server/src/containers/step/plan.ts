import { dockerBuildCommand, shellQuote } from '@stagecraft/contracts';
import type { BuildOptions, LeftOut, StepRunPlan } from '@stagecraft/contracts';
import { createResolver } from '@stagecraft/dockerfile';
import type { Instruction, Variable } from '@stagecraft/dockerfile';
import { readBuilt, type BuiltText } from '../../builds/record/built.ts';
import { partialOptions } from '../../images/partial-build.ts';
import { shellBefore, stepCommand, type StepCommand } from './command.ts';

/** A RUN of a build as it is run by itself. */
export interface PlannedStep extends Pick<Surroundings, 'env' | 'network' | 'shell'> {
  /** The text whose image is the state before the step. */
  readonly dockerfileText: string;
  readonly command: StepCommand;
  /** For a person. */
  readonly shown: StepRunPlan;
}

/**
 * How a RUN of a text that was built is run by itself. Null where it cannot be: it is no RUN, or a
 * here-document with an interpreter line of its own.
 *
 * @param index of the instruction in the text
 */
export function planStep(text: string, options: BuildOptions, index: number): PlannedStep | null {
  const built = readBuilt(text, options);
  const { model, graph } = built;
  const run = model.instructions[index];
  const command = run?.detail.type === 'run' ? stepCommand(model, run) : null;
  if (run === undefined || command === null || graph.stages[run.stage] === undefined) return null;
  const { leftOut, ...around } = surroundingsOf(built, run, options);
  const step = { ...around, dockerfileText: text.slice(0, run.span.start), command };
  const words = command.form === 'exec' ? command.words : [...around.shell, command.text];
  const commands = commandsOf(around, options, run.firstLine, ['--rm'], words);
  return { ...step, shown: { commands, leftOut } };
}

/** What a RUN has around it, as far as a container can have it. */
export interface Surroundings {
  /** `NAME=value` of the ARGs that it sees. ENV is in the image. */
  readonly env: readonly string[];
  readonly network: 'none' | 'default';
  /** As far as the text tells. */
  readonly shell: readonly string[];
  /** What a container does not have of it. */
  readonly leftOut: LeftOut[];
}

/** @param run of the text that `built` is */
export function surroundingsOf(
  built: BuiltText,
  run: Instruction,
  options: BuildOptions,
): Surroundings {
  const variables = variablesOf(built, run.index);
  const asked = run.flags.find(({ name }) => name === 'network')?.value ?? options.network;
  return {
    env: variables.flatMap(({ name, value }) => (value === null ? [] : [`${name}=${value}`])),
    network: asked === 'none' ? 'none' : 'default',
    shell: shellBefore(built.model, built.graph.stages, run),
    leftOut: [...leftOut(run, variables, asked), ...leftOptions(options)],
  };
}

/** ARGs that the step sees as its environment, predefined ones too. What the base sets is in the image. */
function variablesOf({ model, graph, options }: BuiltText, index: number): readonly Variable[] {
  const scope = createResolver(model, graph, options).scopeAt(index);
  return [...scope.values()].filter(({ kind, state, value, definition }) => {
    if (kind === 'env' || state === 'unset') return false;
    // Declared without a value: only the base image's environment can give it one, which is in the image.
    return kind === 'predefined' || value !== null || definition?.valueSpan !== null;
  });
}

function leftOut(
  run: Instruction,
  variables: readonly Variable[],
  network: string | null,
): LeftOut[] {
  const mounts = run.detail.type === 'run' ? run.detail.mounts : [];
  const security = run.flags.find(({ name }) => name === 'security')?.value ?? 'sandbox';
  const isUsual = network === null || network === 'default' || network === 'none';
  return [
    ...mounts.map(({ type, options }): LeftOut => {
      const target = options['target'] ?? options['dst'] ?? options['destination'];
      return { kind: 'mount', type, target: target ?? options['id'] ?? '' };
    }),
    ...variables.flatMap(({ name, value }): LeftOut[] =>
      value === null ? [{ kind: 'argument', name }] : [],
    ),
    ...(isUsual ? [] : [{ kind: 'network', mode: network } as const]),
    ...(security === 'sandbox' ? [] : [{ kind: 'security', mode: security } as const]),
  ];
}

/** What the build's options give to a RUN and a container does not get. */
function leftOptions({ extraHosts, shmSize, ulimits, limits }: BuildOptions): LeftOut[] {
  const given = {
    '--add-host': extraHosts.length > 0,
    '--shm-size': shmSize !== null,
    '--ulimit': ulimits.length > 0,
    '--memory': limits.memory !== null,
  };
  return Object.entries(given).flatMap(([flag, isGiven]) =>
    isGiven ? [{ kind: 'option', flag }] : [],
  );
}

const image = 'stagecraft-step';

/**
 * What docker does with the beginning of a Dockerfile, for a POSIX shell.
 *
 * @param lines of the file that are built
 * @param flags of `docker run`
 * @param words that are run
 */
export function commandsOf(
  { env, network }: Pick<Surroundings, 'env' | 'network'>,
  options: BuildOptions,
  lines: number,
  flags: readonly string[],
  [program = '', ...rest]: readonly string[],
): string[] {
  const { dockerfile } = options;
  const part = `${dockerfile}.step`;
  const build = dockerBuildCommand({
    ...partialOptions(options, dockerfile, {}),
    dockerfile: part,
    tags: [image],
  });
  const run = [
    ...['docker', 'run', ...flags],
    ...env.flatMap((one) => ['-e', one]),
    ...(network === 'none' ? ['--network', 'none'] : []),
    ...['--entrypoint', program, image, ...rest],
  ];
  return [
    `head -n ${String(lines)} ${shellQuote(dockerfile)} > ${shellQuote(part)}`,
    build,
    run.map(shellQuote).join(' '),
  ];
}
