import { defaultBuildOptions } from '@stagecraft/contracts';
import type { BuildOptions, ContextFile } from '@stagecraft/contracts';
import { buildGraph, parseDockerfile } from '@stagecraft/dockerfile';
import {
  cacheInputs,
  completedKeys,
  type Digest,
  type EarlierBuild,
  type Outcome,
  type PlannedBuild,
  type RecordedBuild,
} from '../../src/index.ts';

const names = new Map<string, string>();

/** Texts by number: without collisions, which is all that a hash is asked for. */
export const digest: Digest = (text) => {
  const name = names.get(text) ?? `#${names.size}`;
  names.set(text, name);
  return name;
};

/** Path → content; a content that begins with `->` is a link. */
export type Tree = Readonly<Record<string, string>>;

export interface Case {
  readonly text: string;
  readonly tree?: Tree | null;
  /** ms; a later one touches all files. */
  readonly time?: number;
  readonly options?: Partial<BuildOptions>;
  readonly base?: string | null;
  readonly engine?: string;
  readonly builder?: 'buildkit' | 'classic';
}

function fileOf(path: string, content: string, time: number): ContextFile {
  const isLink = content.startsWith('->');
  return {
    folder: 'context',
    path,
    kind: isLink ? 'symlink' : 'file',
    mode: 0o644,
    size: content.length,
    mtime: time,
    sha256: content === '?' ? null : digest(content),
    ...(isLink && { target: content.slice(2) }),
  };
}

export function planned(one: Case): PlannedBuild {
  const options = { ...defaultBuildOptions('Dockerfile'), ...one.options };
  const model = parseDockerfile(one.text);
  const graphOptions = { target: options.target, buildArgs: options.buildArgs };
  const graph = buildGraph(model, graphOptions);
  const tree = one.tree === undefined ? {} : one.tree;
  const entries = Object.entries(tree ?? {}).map(
    ([path, content]) => [path, fileOf(path, content, one.time ?? 0)] as const,
  );
  const digestOfBase = one.base === undefined ? 'sha256:base' : one.base;
  return {
    model,
    graph,
    graphOptions,
    options,
    engine: one.engine ?? 'unix:///docker.sock',
    builder: one.builder ?? 'buildkit',
    bases: graph.images.map(({ ref }) => ({ ref, digest: digestOfBase, imageId: null })),
    files: tree === null ? null : new Map([['context', new Map(entries)]]),
  };
}

/** A build that has ended; `outcomes` by instruction, all others of its steps were built. */
export function recorded(
  number: number,
  one: Case,
  outcomes: Readonly<Record<number, Outcome>> = {},
): RecordedBuild {
  const build = planned(one);
  const all = new Map<number, Outcome>();
  for (const index of cacheInputs(build, digest).keys()) {
    all.set(index, outcomes[index] ?? 'built');
  }
  return { ...build, id: `b${String(number)}`, number, outcomes: all };
}

export function asEarlier(record: RecordedBuild): EarlierBuild {
  const { id, number, engine, builder } = record;
  const keys = completedKeys(record, cacheInputs(record, digest));
  return { id, number, engine, builder, keys, record };
}
