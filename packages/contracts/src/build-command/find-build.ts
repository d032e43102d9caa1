import { commandNote, type CommandNote } from './notes.ts';
import type { ShellCommand, ShellLine, ShellWord } from './shell-words.ts';

/** The `docker build` of a command line, up to its flags. */
export interface FoundBuild {
  /** What follows `build`. */
  readonly words: readonly ShellWord[];
  /** As `DOCKER_BUILDKIT` in front of the command chooses it. */
  readonly builder: 'buildkit' | 'classic' | null;
  /** Variables in front of the command that it only passes on, stopping where they are not set. */
  readonly required: ReadonlySet<string>;
  /** The file that it reads as its input. */
  readonly stdin: ShellWord | null;
  /** It reads input that is in no file. */
  readonly otherInput: boolean;
  readonly notes: readonly CommandNote[];
}

const assignment = /^[A-Za-z_]\w*=/;
/** Commands that run another one; prompts that were copied with it. */
const wrappers = new Set(['sudo', 'doas', 'env', 'time', 'exec', 'command', 'nohup', '$', '%']);
const wrapperValues = new Set(['-u', '-g', '-p', '-C', '-h', '-D', '-R', '-T']);
/** docker's own flags that take a value (https://docs.docker.com/reference/cli/docker/). */
const engineValues = new Set(
  '-c --context -H --host --config -l --log-level --tlscacert --tlscert --tlskey'.split(' '),
);
const buildWords = new Set('build,image build,builder build,buildx build,buildx b'.split(','));
/** Settings of what docker prints. */
const printVariables = new Set(['BUILDKIT_PROGRESS', 'BUILDX_METADATA_PROVENANCE', 'NO_COLOR']);

/** The first build of a command line; null when there is none. */
export function findBuild({ commands }: ShellLine): FoundBuild | null {
  const candidates = commands.map(readBuild);
  const index = candidates.findIndex((one) => one !== null);
  const command = commands[index];
  const found = candidates[index] ?? null;
  if (found === null || command === undefined) return null;
  const before = command.piped ? commands[index - 1] : undefined;
  const catFile = before === undefined ? null : fileOfCat(before);
  const others = commands.filter((one) => one !== command && (catFile === null || one !== before));
  return {
    ...found,
    stdin: command.stdin ?? catFile,
    otherInput: command.hereDocument || (command.piped && catFile === null),
    notes: [...found.notes, ...others.map((one) => commandNote('other-command', told(one.words)))],
  };
}

/** `cat FILE |`: a longer way to write `< FILE`. */
function fileOfCat({ words: [cat, file, more] }: ShellCommand): ShellWord | null {
  return cat?.text === 'cat' && more === undefined ? (file ?? null) : null;
}

function told(words: readonly ShellWord[]): string {
  const text = words.map((word) => word.text).join(' ');
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}

type Build = Omit<FoundBuild, 'stdin' | 'otherInput'>;

function readBuild({ words }: ShellCommand): Build | null {
  const start = programAt(words);
  const program = words[start]?.text.replace(/^.*[\\/]/, '').replace(/\.exe$/, '');
  if (program === 'docker-buildx') return readSubcommand(words, start, ['buildx']);
  return program === 'docker' || program === 'podman' ? readSubcommand(words, start, []) : null;
}

/** Where the program stands: after assignments and commands that only run it. */
function programAt(words: readonly ShellWord[]): number {
  let index = 0;
  let wrapped = false;
  for (let word = words[index]; word !== undefined; word = words[index]) {
    if (wrappers.has(word.text)) wrapped = true;
    else if (wrapped && word.text.startsWith('-')) index += wrapperValues.has(word.text) ? 1 : 0;
    else if (!assignment.test(word.text)) break;
    index += 1;
  }
  return index;
}

/** `build`, or one of its longer names, with docker's own flags before it. */
function readSubcommand(
  words: readonly ShellWord[],
  start: number,
  before: readonly string[],
): Build | null {
  const names = [...before];
  const notes: CommandNote[] = [];
  let index = start + 1;
  for (; names.length < 2; index += 1) {
    const word = words[index];
    if (word === undefined) return null;
    if (word.text.startsWith('-')) {
      const value =
        engineValues.has(word.text) || word.text === '--builder' ? words[index + 1] : null;
      notes.push(commandNote('engine-flag', told(value ? [word, value] : [word])));
      if (value) index += 1;
    } else {
      names.push(word.text);
      if (buildWords.has(names.join(' '))) {
        const variables = readVariables(words.slice(0, start));
        return {
          ...variables,
          notes: [...variables.notes, ...notes],
          words: words.slice(index + 1),
        };
      }
    }
  }
  return null;
}

function readVariables(words: readonly ShellWord[]): Pick<Build, 'builder' | 'required' | 'notes'> {
  let builder: Build['builder'] = null;
  const required = new Set<string>();
  const notes: CommandNote[] = [];
  for (const { text } of words.filter((word) => assignment.test(word.text))) {
    const name = text.slice(0, text.indexOf('='));
    const value = text.slice(name.length + 1);
    if (name === 'DOCKER_BUILDKIT') builder = value === '0' ? 'classic' : 'buildkit';
    else if (value.startsWith(`\${${name}:?`)) required.add(name);
    else if (printVariables.has(name)) notes.push(commandNote('no-effect', text));
    else notes.push(commandNote('variable', text));
  }
  return { builder, required, notes };
}
