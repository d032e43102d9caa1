import type { BuildOptions } from '@stagecraft/contracts';
import { prepareBuild } from '../builds/prepare.ts';
import type { PreparedBuild } from '../builds/prepare.ts';
import type { EngineBuildRequest } from '../engine/engine.ts';
import { fail } from '../problems/result.ts';
import type { Result } from '../problems/result.ts';
import { canonicalRelative } from '../workspaces/confine.ts';

/** Options of a build for its image alone, of the last stage of a text that was cut off. */
export function partialOptions(
  options: BuildOptions,
  dockerfile: string,
  labels: Readonly<Record<string, string>>,
): BuildOptions {
  return {
    ...options,
    dockerfile,
    target: null,
    tags: [],
    labels: { ...options.labels, ...labels },
    annotations: {},
    noCache: false,
    noCacheStages: [],
    pull: false,
    platforms: options.platforms.slice(0, 1),
    cacheTo: [],
    output: { kind: 'image' },
  };
}

/** Label of images that are built for a moment; its value says what for. */
export const purposeLabel = 'stagecraft.purpose';

/** What of a Dockerfile is built, and what for. */
export interface PartialBuild {
  readonly options: BuildOptions;
  /** The file's text up to where it is cut off. */
  readonly dockerfileText: string;
  readonly secretValues: Readonly<Record<string, string>>;
  /** Makes an image that no other build makes; one word. */
  readonly purpose: string;
}

/**
 * A build of the first part of a Dockerfile, without a name and a record.
 *
 * @param root absolute real path of the workspace
 */
export async function preparePartialBuild(
  root: string,
  { options, dockerfileText, secretValues, purpose }: PartialBuild,
  credentials: EngineBuildRequest['credentials'],
): Promise<Result<PreparedBuild>> {
  const dockerfile = canonicalRelative(options.dockerfile);
  if (dockerfile === null || dockerfile === '') return fail('path_outside_workspace');
  const part = partialOptions(options, dockerfile, { [purposeLabel]: purpose });
  const request = { options: part, dockerfileText, secretValues: { ...secretValues } };
  return prepareBuild(root, request, { credentials, env: process.env });
}
