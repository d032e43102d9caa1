import type { BuildSummary } from '@stagecraft/contracts';

/** What the title of a page that nobody looks at says of its builds. */
export interface BuildMark {
  readonly sign: string;
  readonly number: number;
  readonly state: BuildSummary['state'];
}

const signs = {
  queued: '…',
  running: '▶',
  succeeded: '✓',
  failed: '✗',
  cancelled: '■',
  interrupted: '✗',
} as const satisfies Record<BuildSummary['state'], string>;

/**
 * The build that ended last and was not seen; else the one that runs, else the one that waits.
 * @param builds newest first
 */
export function markOf(
  builds: readonly BuildSummary[],
  unseen: BuildSummary | null,
): BuildMark | null {
  const of = (state: BuildSummary['state']) => builds.find((build) => build.state === state);
  const build = unseen ?? of('running') ?? of('queued');
  return build ? { sign: signs[build.state], number: build.number, state: build.state } : null;
}
