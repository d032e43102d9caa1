import type { StreamMessage } from '@stagecraft/contracts';

/** More changed paths than this that wait for a slow client are told as "the workspace". */
const pathLimit = 20_000;

/**
 * What a slow client has not been sent yet, besides build events (those wait in their log). Only the
 * newest state of each thing is kept, so it cannot grow without end.
 */
export class Outbox {
  readonly #newest = new Map<string, StreamMessage>();

  add(message: StreamMessage): void {
    const key = keyOf(message);
    const waiting = this.#newest.get(key);
    const merged = waiting === undefined ? message : merge(waiting, message);
    this.#newest.set(key, merged);
  }

  /** Takes everything out, in the order in which each thing first changed. */
  take(): StreamMessage[] {
    const messages = [...this.#newest.values()];
    this.#newest.clear();
    return messages;
  }
}

function keyOf(message: StreamMessage): string {
  if (message.kind === 'build.summary') return `build ${message.build.id}`;
  if (message.kind === 'build.deleted') return `build ${message.buildId}`;
  if (message.kind === 'workspace.changed') return `workspace ${message.workspaceId}`;
  if (message.kind === 'transfer.changed') return `transfer ${message.transfer.id}`;
  return message.kind;
}

function merge(earlier: StreamMessage, later: StreamMessage): StreamMessage {
  if (earlier.kind !== 'workspace.changed' || later.kind !== 'workspace.changed') return later;
  const paths = new Set([...earlier.paths, ...later.paths]);
  return { ...later, paths: paths.size > pathLimit ? [''] : [...paths] };
}
