import type {
  CommandFate,
  RecipeEvidence,
  SessionRecipe,
  Unexplained,
} from '@stagecraft/contracts';
import { quoteValue } from '@stagecraft/dockerfile/reverse';
import { effectsOf, unexplainedChanges } from './changes.ts';
import { plainWord } from './shell/words.ts';
import { readLine } from './shell/line.ts';
import { sortCommands, type Sorted } from './sort/sort.ts';
import { envText } from './sort/state.ts';
import { undoneCommands } from './sort/undone.ts';
import { isSecretName, secretsIn, secretSettings } from './sort/secrets.ts';
import type { BroughtFile, SessionCommand, SessionInput } from './types.ts';
import { configLines } from './write/config-lines.ts';
import { makingCommands } from './write/making.ts';
import { chainText, shellWord } from './write/run-text.ts';
import { createWriter, type Writer } from './write/writer.ts';

interface Work {
  readonly input: SessionInput;
  readonly writer: Writer;
  readonly open: Unexplained[];
  user: string;
  /** CMD of the service that the session ended with. */
  main: { readonly words: readonly string[]; readonly command: number } | null;
}

/** Empty and `0` are root. */
const userOf = (user: string): string => (user === '' || user === '0' ? 'root' : user);

const byCommand = (command: number): RecipeEvidence => ({ kind: 'command', command });

function becomeUser(work: Work, user: string, evidence: RecipeEvidence): void {
  if (userOf(user) === work.user) return;
  work.user = userOf(user);
  work.writer.add({ text: `USER ${quoteValue(work.user)}`, evidence: [evidence] });
}

/** The words of the command that the image is to run. */
function mainWords({ text }: SessionCommand): readonly string[] {
  const line = readLine(text);
  const [command, ...more] = line?.commands ?? [];
  const words = command?.words.map((word) => plainWord(word.text)) ?? [];
  const isPlain =
    command !== undefined &&
    more.length === 0 &&
    command.assignments.length === 0 &&
    command.targets.length === 0 &&
    !/[<>]/.test(text) &&
    words.every((word) => word !== null);
  return isPlain ? words.flatMap((word) => word ?? []) : ['/bin/sh', '-c', text.trim()];
}

function takeMain(work: Work, entry: Extract<Sorted, { kind: 'main' }>, index: number): void {
  const command = work.input.commands[index];
  if (command === undefined) return;
  const words = entry.words ?? (entry.dropped === 'service' ? null : mainWords(command));
  if (words === null) work.open.push({ kind: 'service', command: index });
  else work.main = { words, command: index };
}

/** Puts a command into the instructions; says why not where it is in none. */
function takeCommand(work: Work, sorted: readonly Sorted[], index: number): CommandFate | null {
  const { input, writer } = work;
  const entry = sorted[index];
  const command = input.commands[index];
  if (entry === undefined || command === undefined) return null;
  const evidence = byCommand(index);
  if (entry.kind === 'drop') {
    work.open.push(...entry.open);
    return { kind: 'dropped', reason: entry.reason };
  }
  if (entry.kind === 'main') {
    takeMain(work, entry, index);
    return { kind: 'dropped', reason: entry.dropped };
  }
  if (entry.kind === 'repeat') {
    work.open.push(...secretsIn(command.text, index));
    writer.repeat(command.text, entry.names, evidence);
    return { kind: 'dropped', reason: 'carried' };
  }
  work.open.push(...secretsIn(command.text, index));
  if (entry.kind === 'env') {
    const pairs = entry.pairs.filter(([name]) => !isSecretName(name));
    if (pairs.length === 0) return { kind: 'dropped', reason: 'secret' };
    const text = pairs.map(([name, value]) => `${name}=${envText(value)}`).join(' ');
    writer.add({ text: `ENV ${text}`, evidence: [evidence] });
    return null;
  }
  if (entry.kind === 'copy') {
    for (const file of entry.files) writer.copy(file, [evidence]);
    return null;
  }
  if (entry.manager?.manager === 'apk' && !entry.manager.installs) {
    return { kind: 'dropped', reason: 'update-only' };
  }
  becomeUser(work, command.user, evidence);
  const directoryAfter = input.commands[index + 1]?.directory ?? command.directory;
  const { text, directory } = command;
  writer.run({ text, directory, directoryAfter, evidence, manager: entry.manager });
  return null;
}

/** `apt-get update` without an install after it only fetched lists that nobody keeps. */
function dropLoneUpdates(sorted: readonly Sorted[]): readonly Sorted[] {
  return sorted.map((entry, index) => {
    if (entry.kind !== 'run' || entry.manager === null || entry.manager.installs) return entry;
    const installsLater = sorted
      .slice(index + 1)
      .some(
        (later) =>
          later.kind === 'run' &&
          later.manager?.manager === entry.manager?.manager &&
          later.manager?.installs,
      );
    return installsLater ? entry : { kind: 'drop', reason: 'update-only', open: [] };
  });
}

function copyBrought(work: Work, brought: readonly BroughtFile[]): void {
  for (const { file, copied } of brought) {
    work.writer.copy(file, copied === null ? [] : [{ kind: 'copied', copied }]);
  }
}

/** What makes the image like the committed one: files, folders and links, and what is to go. */
function addDifferences({ input: { differences }, writer, open }: Work): void {
  const { make, copy, remove } = differences;
  const run = (commands: readonly string[], paths: readonly string[]): void => {
    if (paths.length === 0) return;
    const evidence = paths.map((path) => ({ kind: 'difference', path }) as const);
    writer.add({ text: chainText(commands), evidence });
  };
  open.push(...differences.open.map((path) => ({ kind: 'difference' as const, path })));
  // What is copied brings its folders, which then get the owner and the permissions that they are to have.
  for (const file of copy) writer.copy(file, [{ kind: 'difference', path: file.path }]);
  run(
    makingCommands(make),
    make.map(({ path }) => path),
  );
  run([`rm -rf ${remove.map(shellWord).join(' ')}`], remove);
}

/** What the image is configured as, and what it runs. */
function addConfig(work: Work): void {
  const { input, writer, main } = work;
  const { baseConfig, finalConfig } = input;
  const lines = configLines(baseConfig, finalConfig);
  const runsAs = main === null ? undefined : input.commands[main.command];
  const keepsCmd = lines.some(
    ({ text }) => text.startsWith('CMD ') || text.startsWith('ENTRYPOINT '),
  );
  const asMain = main !== null && runsAs !== undefined && !keepsCmd;
  const configured = finalConfig.workingDir !== baseConfig.workingDir;
  const directory = asMain && !configured ? runsAs.directory : finalConfig.workingDir;
  if (directory !== baseConfig.workingDir && !(baseConfig.workingDir === '' && directory === '/')) {
    const evidence: RecipeEvidence =
      asMain && !configured ? byCommand(main.command) : { kind: 'config', field: 'WORKDIR' };
    writer.add({ text: `WORKDIR ${quoteValue(directory)}`, evidence: [evidence] });
  }
  for (const line of lines) writer.add(line);
  work.open.push(...secretSettings(baseConfig.env, finalConfig.env));
  const ownUser = userOf(finalConfig.user) === userOf(baseConfig.user);
  if (asMain && ownUser) becomeUser(work, runsAs.user, byCommand(main.command));
  else becomeUser(work, finalConfig.user, { kind: 'config', field: 'USER' });
  if (!asMain) return;
  const { entrypoint } = baseConfig;
  const evidence = [byCommand(main.command)];
  if (entrypoint !== null && entrypoint.length > 0) writer.add({ text: 'ENTRYPOINT []', evidence });
  writer.add({ text: `CMD ${JSON.stringify(main.words)}`, evidence });
}

function fatesOf(writer: Writer, dropped: readonly (CommandFate | null)[]): CommandFate[] {
  return dropped.map((fate, index) => {
    if (fate !== null) return fate;
    const instruction = writer.instructions.findIndex(({ evidence }) =>
      evidence.some((entry) => entry.kind === 'command' && entry.command === index),
    );
    return { kind: 'used', instruction };
  });
}

function sortAll(input: SessionInput): readonly Sorted[] {
  const sorted = sortCommands(input);
  const undone = undoneCommands(input, sorted);
  const kept = sorted.map((entry, index): Sorted =>
    undone.has(index) ? { kind: 'drop', reason: 'undone', open: [] } : entry,
  );
  return dropLoneUpdates(kept);
}

/** Proposes a Dockerfile that repeats what a session did. What it leaves open is in `unexplained`. */
export function proposeRecipe(input: SessionInput): SessionRecipe {
  const { baseConfig, commands } = input;
  const writer = createWriter(
    input.shell,
    baseConfig.workingDir === '' ? '/' : baseConfig.workingDir,
  );
  const work: Work = { input, writer, open: [], user: userOf(baseConfig.user), main: null };
  writer.add({ text: `FROM ${input.base}`, evidence: [{ kind: 'base' }] });
  const sorted = sortAll(input);
  const timed = input.brought
    .filter(({ at }) => at !== null)
    .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
  let taken = 0;
  const dropped = commands.map(({ startedAt }, index) => {
    const due = timed.slice(taken).filter(({ at }) => (at ?? 0) <= startedAt);
    taken += due.length;
    copyBrought(work, due);
    return takeCommand(work, sorted, index);
  });
  copyBrought(work, [...timed.slice(taken), ...input.brought.filter(({ at }) => at === null)]);
  addDifferences(work);
  writer.flush();
  addConfig(work);
  const copied = new Set(writer.files.map(({ path }) => path));
  return {
    dockerfile: `${writer.instructions.map(({ text }) => text).join('\n')}\n`,
    instructions: [...writer.instructions],
    fates: fatesOf(writer, dropped),
    effects: effectsOf(input),
    files: [...writer.files],
    unexplained: [...work.open, ...unexplainedChanges(input, sorted, copied)],
  };
}
