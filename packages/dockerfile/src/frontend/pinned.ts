import type { DirectiveNode } from '../types.ts';
import type { FrontendFeature } from './features.ts';

/** A version of Docker's own frontend, as a file asks for it. */
export interface PinnedFrontend {
  /** As written: `1.2`, `1.7-labs`. */
  readonly tag: string;
  /** Major, minor and patch; the last is endless where it is left open. */
  readonly version: Version;
  readonly labs: boolean;
}

type Version = readonly [number, number, number];

/**
 * The frontend version that `# syntax=` pins; null where it pins none (no directive, `:1`,
 * `:latest`), and for images other than Docker's own, of which nothing is known.
 */
export function pinnedFrontend(directives: readonly DirectiveNode[]): PinnedFrontend | null {
  const syntax = directives.find((one) => one.name === 'syntax')?.value.split(' ', 1)[0] ?? '';
  const image =
    /^(?:(?:index\.)?docker\.io\/)?docker\/dockerfile(?:-upstream)?:([^@]+)(?:@.*)?$/.exec(syntax);
  const tag = image?.[1] ?? '';
  const match = /^([0-9]+)\.([0-9]+)(?:\.([0-9]+))?(-labs|-experimental)?$/.exec(tag);
  if (match === null) return null;
  const patch = match[3] === undefined ? Number.POSITIVE_INFINITY : Number(match[3]);
  return {
    tag,
    version: [Number(match[1]), Number(match[2]), patch],
    labs: match[4] !== undefined,
  };
}

/** Whether a frontend has a feature. */
export function hasFeature(
  pinned: Pick<PinnedFrontend, 'version' | 'labs'>,
  feature: FrontendFeature,
): boolean {
  const stable = feature.since !== null && isAtLeast(pinned.version, feature.since);
  return (
    stable || (pinned.labs && feature.labs !== null && isAtLeast(pinned.version, feature.labs))
  );
}

function isAtLeast(version: Version, wanted: string): boolean {
  const parts = wanted.split('.').map(Number);
  for (const [place, have] of version.entries()) {
    const want = parts[place] ?? 0;
    if (have !== want) return have > want;
  }
  return true;
}
