import { posix } from 'node:path';
import { contextName, dockerfileName } from '../filesync/service.ts';
import type { ContextSource } from './source.ts';
import { textEntry } from './texts.ts';
import { listedTree, type ContextTree } from './tree.ts';

/** The name under which the engine asks for a named context, as `local:NAME` tells it. */
export function localNameOf(name: string): string {
  return name === contextName || name === dockerfileName ? `_${name}` : name;
}

/**
 * The trees that a build may read: the context, the named ones, and one with the frozen Dockerfile and
 * its own ignore file, if it has one.
 */
export function syncTrees(source: ContextSource): ReadonlyMap<string, ContextTree> {
  const { tree, named, dockerfileText, dockerignoreText, dockerfile } = source;
  const name = posix.basename(dockerfile);
  const texts = [textEntry(name, dockerfileText)];
  if (dockerignoreText !== null) texts.push(textEntry(`${name}.dockerignore`, dockerignoreText));
  return new Map<string, ContextTree>([
    ...[...named].map(([key, value]) => [localNameOf(key), value] as const),
    [contextName, tree],
    [dockerfileName, listedTree(texts)],
  ]);
}
