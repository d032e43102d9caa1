import { quoteValue } from '@stagecraft/dockerfile/reverse';

/**
 * What an image is to be configured as, as it is typed: a field for each instruction that
 * `docker commit --change` takes. (docs.docker.com/reference/cli/docker/container/commit)
 */
export interface ImageSettings {
  /** A list of words as JSON, or a line for the shell. */
  readonly cmd: string;
  readonly entrypoint: string;
  /** `NAME=value`, one a line; the value as it is to be. */
  readonly env: string;
  /** Ports with spaces between them. */
  readonly expose: string;
  /** `key=value`, one a line. */
  readonly label: string;
  readonly user: string;
  /** Paths, one a line. */
  readonly volume: string;
  readonly workdir: string;
  /** Instructions, one a line. */
  readonly onbuild: string;
}

export type SettingName = keyof ImageSettings;

export const noSettings: ImageSettings = {
  cmd: '',
  entrypoint: '',
  env: '',
  expose: '',
  label: '',
  user: '',
  volume: '',
  workdir: '',
  onbuild: '',
};

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function isListOfWords(text: string): boolean {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((word) => typeof word === 'string');
  } catch {
    return false;
  }
}

/** A list of words must be one; every other line is taken by the shell. */
const isCommand = (text: string): boolean => !text.startsWith('[') || isListOfWords(text);

function pairsOf(text: string): readonly string[] | null {
  const pairs = linesOf(text).map((line) => {
    const [, name, value] = /^([^=\s]+)=(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined
      ? null
      : `${quoteValue(name)}=${quoteValue(value)}`;
  });
  return pairs.every((pair) => pair !== null) ? pairs : null;
}

const port = /^\d{1,5}(?:-\d{1,5})?(?:\/(?:tcp|udp|sctp))?$/;
const instruction = /^[A-Za-z]+\s+\S/;

/** The arguments of one instruction, or of several; null where they cannot be. */
const readers: Readonly<Record<SettingName, (text: string) => readonly string[] | null>> = {
  entrypoint: (text) => (isCommand(text) ? [text] : null),
  cmd: (text) => (isCommand(text) ? [text] : null),
  env: pairsOf,
  expose: (text) => {
    const ports = text.split(/\s+/);
    return ports.every((one) => port.test(one)) ? [ports.join(' ')] : null;
  },
  label: pairsOf,
  user: (text) => (/\s/.test(text) ? null : [text]),
  volume: (text) => {
    const paths = linesOf(text);
    return paths.every((path) => path.startsWith('/')) ? [JSON.stringify(paths)] : null;
  },
  workdir: (text) => (text.startsWith('/') ? [quoteValue(text)] : null),
  onbuild: (text) => (linesOf(text).every((line) => instruction.test(line)) ? linesOf(text) : null),
};

/** In the order in which Dockerfiles are written. */
const order = ['env', 'label', 'expose', 'volume', 'workdir', 'user', 'onbuild'] as const;
const settingOrder: readonly SettingName[] = [...order, 'entrypoint', 'cmd'];

/** The instructions for `--change`, and the fields that cannot be taken as they were typed. */
export function readSettings(settings: ImageSettings): {
  readonly changes: readonly string[];
  readonly wrong: ReadonlySet<SettingName>;
} {
  const read = settingOrder.map((name) => {
    const text = settings[name].trim();
    return [name, text === '' ? [] : readers[name](text)] as const;
  });
  return {
    changes: read.flatMap(([name, args]) =>
      (args ?? []).map((arg) => `${name.toUpperCase()} ${arg}`),
    ),
    wrong: new Set(read.flatMap(([name, args]) => (args === null ? [name] : []))),
  };
}
