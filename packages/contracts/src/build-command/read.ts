import { BuildOptions, defaultBuildOptions } from '../build-options.ts';
import { readArguments, type GivenFlag } from './arguments.ts';
import { asWritten, note, type Draft, type Surroundings } from './draft.ts';
import { findBuild, type FoundBuild } from './find-build.ts';
import { commandNote, type CommandNote } from './notes.ts';
import { defaultDockerfile, isArchiveName, isRemote, readPath, workingFolder } from './paths.ts';
import { readShellLine, type ShellWord } from './shell-words.ts';
import { takes } from './take.ts';

/** A command from elsewhere, as it is pasted. */
const pasted: Surroundings = { path: readPath, variable: () => null };

/** What a pasted command asks for. */
export interface ReadCommand {
  /** Null when there is no build in it. */
  readonly options: BuildOptions | null;
  /** All of it that the options do not hold, or not quite, in the command's order. */
  readonly notes: readonly CommandNote[];
}

/**
 * Options of a `docker build`, `docker buildx build` or `podman build` as it is typed into a shell, over
 * several lines too. Nothing of it is run.
 *
 * @param surroundings what its words mean; by default as if the shell were in the workspace's
 * folder, of whose variables nothing is known
 */
export function parseBuildCommand(
  text: string,
  surroundings: Partial<Surroundings> = {},
): ReadCommand {
  const line = readShellLine(text);
  const quote = line.openQuote ? [commandNote('open-quote', lastWord(text))] : [];
  const found = findBuild(line);
  if (found === null) return { options: null, notes: [commandNote('no-build', ''), ...quote] };
  const given = readArguments(found.words);
  const draft: Draft = {
    ...pasted,
    ...surroundings,
    options: {
      ...defaultBuildOptions(surroundings.dockerfile ?? 'Dockerfile'),
      builder: found.builder,
    },
    notes: [...quote, ...found.notes, ...given.notes],
    required: found.required,
    file: null,
  };
  for (const flag of given.flags) takeFlag(draft, flag);
  takeContext(draft, given.context, found);
  return { options: withinLimits(draft), notes: draft.notes };
}

function lastWord(text: string): string {
  return text.trim().slice(-24);
}

function takeFlag(draft: Draft, given: GivenFlag): void {
  const { flag, value, expansion } = given;
  // A secret's file may be anywhere: its value can be typed.
  const readable = expansion === null || flag.name === 'secret';
  const code = flag.refusal ?? (readable ? undefined : 'expansion');
  // A switch that is off asks for nothing.
  if (flag.refusal !== null && flag.isSwitch && value === 'false') return;
  const isPath = ['file', 'output', 'secret', 'build-context', 'cache-from', 'cache-to'].includes(
    flag.name,
  );
  const refusal =
    code ??
    (!isPath && value.includes(workingFolder)
      ? 'expansion'
      : (takes.get(flag.name)?.(draft, value, given) ?? null));
  if (refusal !== null) note(draft, refusal, asWritten(given));
}

/** The context and where the Dockerfile comes from, which depend on each other. */
function takeContext(draft: Draft, word: ShellWord | null, found: FoundBuild): void {
  const { options } = draft;
  if (word === null) note(draft, 'no-context', '');
  const text = word?.text ?? '.';
  if (word !== null && word.expansion !== null) {
    note(draft, 'expansion', text);
  } else if (text === '-') {
    takeInput(draft, found);
  } else if (isRemote(text)) {
    options.context = { kind: 'remote', url: text };
    if (draft.file !== '-') note(draft, 'remote-dockerfile', draft.file ?? text);
  } else {
    const path = draft.path(text);
    if (path === null) note(draft, 'outside', text);
    else options.context = { kind: 'folder', path };
  }
  options.dockerfile = dockerfileOf(draft, found) ?? options.dockerfile;
}

/** `-`: an archive with the context, or the Dockerfile alone. */
function takeInput(draft: Draft, { stdin }: FoundBuild): void {
  const path = stdin === null || stdin.expansion !== null ? null : draft.path(stdin.text);
  if (path === null || path === '') {
    draft.options.context = { kind: 'none' };
    if (stdin === null) note(draft, 'input', '-');
    else note(draft, stdin.expansion === null ? 'outside' : 'expansion', `< ${stdin.text}`);
  } else if (draft.file !== null || isArchiveName(path)) {
    draft.options.context = { kind: 'tarball', path };
  } else {
    draft.options.context = { kind: 'none' };
    draft.options.dockerfile = path;
  }
}

/** Null where the command does not say which file of the workspace it is. */
function dockerfileOf(draft: Draft, { stdin }: FoundBuild): string | null {
  const { context } = draft.options;
  if (draft.file === null)
    return context.kind === 'folder' ? defaultDockerfile(context.path) : null;
  const named = draft.file === '-' ? stdin : { text: draft.file, expansion: null };
  // In a remote context `-f` names a file of that.
  if (context.kind === 'remote' && draft.file !== '-') return null;
  const path = named === null || named.expansion !== null ? null : draft.path(named.text);
  if (path !== null && path !== '') return path;
  if (named === null) note(draft, 'input', '-f -');
  else note(draft, named.expansion === null ? 'outside' : 'expansion', `-f ${named.text}`);
  return null;
}

/** Options as the server would take them: what is too long or too many is left out. */
function withinLimits(draft: Draft): BuildOptions {
  const parsed = BuildOptions.safeParse(draft.options);
  if (parsed.success) return parsed.data;
  const defaults = defaultBuildOptions('Dockerfile');
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  for (const option of wrong) note(draft, 'limit', option);
  const kept = Object.entries(draft.options).filter(([option]) => !wrong.has(option));
  return { ...defaults, ...Object.fromEntries(kept) };
}
