import type { ReadWord } from './word.ts';

/** A command that runs the command behind its options and operands. */
interface Wrapper {
  /** Options that take the next word, when no value is joined to them. */
  readonly valued?: string;
  /** Words before the command: `timeout`'s duration. */
  readonly operands?: number;
  /** `NAME=value` may stand before the command. */
  readonly assigns?: true;
  /** With one of these it runs nothing. */
  readonly notWith?: string;
}

/** From the manuals of sudo, doas, GNU coreutils and findutils, util-linux, bash, busybox, gosu, su-exec, tini. */
const WRAPPERS: Readonly<Record<string, Wrapper>> = {
  sudo: {
    valued:
      '-u -g -h -p -C -r -t -T -U -D -R --user --group --host --prompt --close-from --role --type --command-timeout --other-user --chdir --chroot',
    assigns: true,
    notWith: '-l -v -V -k -K -e --list --validate --version --edit',
  },
  doas: { valued: '-u -C' },
  env: { valued: '-u -C --unset --chdir', assigns: true, notWith: '-S --split-string' },
  exec: { valued: '-a' },
  command: { notWith: '-v -V' },
  builtin: {},
  time: { valued: '-f -o --format --output' },
  nice: { valued: '-n --adjustment' },
  ionice: { valued: '-c -n --class --classdata', notWith: '-p -P -u' },
  nohup: {},
  setsid: {},
  stdbuf: { valued: '-i -o -e --input --output --error' },
  timeout: { valued: '-k -s --kill-after --signal', operands: 1 },
  xargs: {
    valued:
      '-a -d -E -I -L -n -P -s --arg-file --delimiter --max-lines --max-args --max-procs --max-chars',
  },
  busybox: { notWith: '--install --list --list-full --help' },
  chroot: { valued: '--groups --userspec', operands: 1 },
  gosu: { operands: 1, notWith: '--version' },
  'su-exec': { operands: 1 },
  setpriv: {
    valued: '--reuid --regid --groups --inh-caps --ambient-caps --bounding-set --securebits',
    notWith: '-d --dump',
  },
  tini: { valued: '-e -p' },
  'dumb-init': { valued: '-r --rewrite' },
  fakeroot: { valued: '-l -s -i -b --lib --faked' },
  eatmydata: {},
  linux32: {},
  linux64: {},
};

/** What a command line runs. */
export interface Unwrapped {
  /** Words of the wrappers' names, the outermost first. */
  readonly wrappers: readonly ReadWord[];
  /** `NAME=value` words that wrappers take. */
  readonly assignments: readonly ReadWord[];
  /** The program's name and its arguments; empty for assignments alone. */
  readonly words: readonly ReadWord[];
}

const ASSIGNMENT = /^[A-Za-z_][A-Za-z0-9_]*=/;
const listed = new Map<string, ReadonlySet<string>>();

/** Looks through `sudo`, `env`, `timeout 10` …; one with nothing behind it is the program itself. */
export function unwrap(words: readonly ReadWord[]): Unwrapped {
  const wrappers: ReadWord[] = [];
  const assignments: ReadWord[] = [];
  let at = 0;
  for (;;) {
    const first = words[at];
    const wrapper = first === undefined ? undefined : wrapperOf(first);
    if (first === undefined || wrapper === undefined) break;
    const behind = skipOwn(words, at + 1, wrapper, assignments);
    if (behind === null) break;
    wrappers.push(first);
    at = behind;
  }
  return { wrappers, assignments, words: at === 0 ? words : words.slice(at) };
}

/** Name of a program without its folder. */
export function baseName(program: string): string {
  return program.slice(program.lastIndexOf('/') + 1);
}

function wrapperOf({ word }: ReadWord): Wrapper | undefined {
  const name = word.value === null ? '' : baseName(word.value);
  return Object.hasOwn(WRAPPERS, name) ? WRAPPERS[name] : undefined;
}

/** Index of the word behind a wrapper's own, which begin at `start`; null when there is none, or it runs nothing. */
function skipOwn(
  words: readonly ReadWord[],
  start: number,
  { valued = '', operands = 0, assigns, notWith = '' }: Wrapper,
  assignments: ReadWord[],
): number | null {
  const takesValue = optionSet(valued);
  const runsNothing = optionSet(notWith);
  const found: ReadWord[] = [];
  let at = start;
  for (; at < words.length; at++) {
    const { value, prefix } = words[at]?.word ?? { value: null, prefix: '' };
    if (value === '--') {
      at++;
      break;
    }
    if (!prefix.startsWith('-') || value === '-') break;
    if (value !== null && runsNothing.has(value)) return null;
    if (value !== null && takesValue.has(value)) at++;
  }
  for (; assigns && at < words.length; at++) {
    const word = words[at];
    if (word === undefined || !ASSIGNMENT.test(word.word.text)) break;
    found.push(word);
  }
  const behind = at + operands;
  if (behind >= words.length) return null;
  assignments.push(...found);
  return behind;
}

function optionSet(options: string): ReadonlySet<string> {
  const known = listed.get(options);
  if (known !== undefined) return known;
  const set = new Set(options === '' ? [] : options.split(' '));
  listed.set(options, set);
  return set;
}
