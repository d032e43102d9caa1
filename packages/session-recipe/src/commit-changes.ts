import type { CommitContainerRequest, ImageConfig } from '@stagecraft/contracts';

const wordOf = (change: string): string => change.trim().split(/\s/)[0]?.toUpperCase() ?? '';

/**
 * What is laid over the configuration of a session's container: it waits with a command of ours, so the
 * image's own is put back, then come the person's changes. As with `docker commit`, ENTRYPOINT without
 * CMD takes CMD away.
 */
export function commitChanges(
  { entrypoint, cmd }: ImageConfig,
  changes: CommitContainerRequest['changes'],
): readonly string[] {
  const words = new Set(changes.map(wordOf));
  const own = [
    ...(entrypoint === null || entrypoint.length === 0
      ? []
      : [`ENTRYPOINT ${JSON.stringify(entrypoint)}`]),
    `CMD ${JSON.stringify(words.has('ENTRYPOINT') ? [] : (cmd ?? []))}`,
  ];
  return [...own.filter((change) => !words.has(wordOf(change))), ...changes];
}
