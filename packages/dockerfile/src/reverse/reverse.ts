import { readEntry, type ReadEntry } from './entry.ts';
import type { RecordedConfig, ReverseInput } from './types.ts';
import { namedValues, quoteValue } from './values.ts';
import { commentOf, type ReverseWord } from './words.ts';
import { instructionLine, runLine, shellWords } from './write.ts';

/** Where the files of a COPY or ADD lie in a reconstructed file: nowhere, as nobody knows them. */
const unknownSource = 'unknown';
const defaultShell = ['/bin/sh', '-c'];

interface Draft {
  readonly lines: string[];
  /** Instructions that the history tells of. */
  readonly told: Set<string>;
  readonly say: (word: ReverseWord, x?: string) => void;
}

/** The base that Podman and Buildah record as the comment of the first entry above it. */
function recordedBase({ history }: ReverseInput): { name: string; entries: number } | null {
  const entries = history.findIndex(({ comment }) => /^FROM \S/.test(comment));
  const name = history[entries]?.comment.slice('FROM '.length).trim() ?? '';
  // Between its own steps, the name is an id.
  return entries < 0 || /^[0-9a-f]{12,64}$/.test(name) ? null : { name, entries };
}

/** COPY and ADD: where to is known, from where is not. */
function copyLine(draft: Draft, keyword: string, rest: string): void {
  const [, content, to] = /^((?:file|dir|multi):[0-9a-f]+) in ([\s\S]*)$/.exec(rest) ?? [];
  if (content === undefined || to === undefined) {
    draft.say('files');
    draft.lines.push(`${keyword} ${rest}`);
    return;
  }
  draft.say('content', content);
  const [kind = '', hash = ''] = content.split(':');
  const isRoot = keyword === 'ADD' && to.trim() === '/';
  const source = isRoot
    ? `${unknownSource}/rootfs.tar`
    : `${unknownSource}/${kind}-${hash.slice(0, 12)}`;
  const words = [source, to.trim()];
  const plain = words.every((word) => !/[\s"'\\$]/.test(word));
  draft.lines.push(`${keyword} ${plain ? words.join(' ') : JSON.stringify(words)}`);
}

function addEntry(
  draft: Draft,
  read: ReadEntry,
  comment: string,
  config: RecordedConfig,
  shell: readonly string[],
): void {
  const { lines, told, say } = draft;
  if (read.kind === 'imported') {
    say('imported', comment);
    lines.push(`ADD ${unknownSource}/rootfs.tar /`);
  } else if (read.kind === 'unknown') {
    say('unknown', read.text);
  } else if (read.kind === 'run') {
    if (read.args !== '') say('args', read.args);
    lines.push(runLine(read.command, shell));
  } else if (read.keyword === 'COPY' || read.keyword === 'ADD') {
    copyLine(draft, read.keyword, read.rest);
  } else {
    const line = instructionLine(read.keyword, read.rest, config, shell);
    told.add(read.keyword);
    if (line === null) say('unknown', `${read.keyword} ${read.rest}`);
    else lines.push(line);
  }
}

/** What the configuration sets and the history does not tell of, as after `docker import --change`. */
function addConfigured({ lines, told, say }: Draft, config: RecordedConfig): void {
  const env = [...namedValues(config.env)].map(
    ([name, value]) => `ENV ${name}=${quoteValue(value)}`,
  );
  const labels = Object.entries(config.labels).map(
    ([name, value]) => `LABEL ${quoteValue(name)}=${quoteValue(value)}`,
  );
  const groups: readonly (readonly [string, readonly string[]])[] = [
    ['ENV', env],
    ['LABEL', labels],
    ['EXPOSE', config.exposedPorts.map((port) => `EXPOSE ${port}`)],
    ['VOLUME', config.volumes.map((path) => `VOLUME ${JSON.stringify([path])}`)],
    ['WORKDIR', config.workingDir === '' ? [] : [`WORKDIR ${quoteValue(config.workingDir)}`]],
    ['USER', config.user === '' ? [] : [`USER ${quoteValue(config.user)}`]],
    ['ENTRYPOINT', config.entrypoint ? [`ENTRYPOINT ${JSON.stringify(config.entrypoint)}`] : []],
    ['CMD', config.cmd ? [`CMD ${JSON.stringify(config.cmd)}`] : []],
  ];
  const left = groups.flatMap(([keyword, written]) => (told.has(keyword) ? [] : written));
  if (left.length === 0) return;
  lines.push('');
  say('configured');
  lines.push(...left);
}

/**
 * Draws a Dockerfile from the history and the configuration of an image, whoever built it. It is marked as
 * a reconstruction, and says where something is not known; as Dockerfile it has no errors.
 */
export function reverseImage(input: ReverseInput): string {
  const { history, config, language, name } = input;
  const lines: string[] = [];
  const say = (word: ReverseWord, x = ''): void => void lines.push(...commentOf(word, language, x));
  const draft: Draft = { lines, told: new Set(), say };
  say('head', name);
  lines.push('');
  const base = input.base ?? recordedBase(input);
  if (base === null) say('noBase');
  else say(input.base === null ? 'recordedBase' : 'base');
  lines.push(`FROM ${base?.name ?? 'scratch'}`);
  let shell: readonly string[] = defaultShell;
  for (const { createdBy, comment } of history.slice(base?.entries ?? 0)) {
    const read = readEntry(createdBy, comment, shell);
    addEntry(draft, read, comment, config, shell);
    if (read.kind === 'instruction' && read.keyword === 'SHELL') shell = shellWords(read.rest);
  }
  if (base === null) addConfigured(draft, config);
  return `${lines.join('\n')}\n`;
}
