import { readCacheEntry, type UnstampedBuildEvent } from '@stagecraft/contracts';
import type Docker from 'dockerode';
import type { EngineBuildRequest, EngineBuildResult, EngineInfo, Outcome } from '../engine.ts';
import { refusal } from './build-result.ts';
import { buildWithBuildkit } from './buildkit-build.ts';
import type { BuildSignals } from './build-signals.ts';
import { buildWithClassic } from './classic/classic-build.ts';
import type { ControlApi } from './control/connect.ts';
import { buildWithControl } from './control/control-build.ts';
import { outcomeOf } from './failure.ts';
import { readInfo, type BasicInfo } from './info.ts';

/** How a test has builds go; without one, the engine and the request decide. */
export interface BuildWayOptions {
  /** The builder to use; by default the one that the request names or the engine prefers. */
  readonly builder?: EngineInfo['builders'][number];
  /** False keeps away from BuildKit's control API, as where the engine does not offer it. */
  readonly control?: boolean;
}

/**
 * What only the control API can be asked for: a build without it would be another than the one that is
 * wanted. Null when there is nothing of it.
 */
function controlNeed({ options, context, cacheFolders }: EngineBuildRequest): string | null {
  const needs: readonly (readonly [boolean, string])[] = [
    [context.kind === 'remote', 'a build context from a URL'],
    [options.platforms.length > 1, 'a build for several platforms'],
    [options.noCacheStages.length > 0, 'leaving out the cache of some stages'],
    [Object.keys(options.namedContexts).length > 0, 'a named context'],
    [cacheFolders.size > 0, 'a cache in a folder'],
    [options.cacheTo.some((word) => readCacheEntry(word).type !== 'inline'), 'writing a cache'],
    [Object.keys(options.annotations).length > 0, 'an annotation'],
  ];
  return needs.find(([isWanted]) => isWanted)?.[1] ?? null;
}

type Build = (
  request: EngineBuildRequest,
  emit: (event: UnstampedBuildEvent) => void,
  signals: BuildSignals,
) => Promise<EngineBuildResult>;

/** What `POST /build` does better: it knows the address that `host-gateway` stands for. */
const suitsBuild = ({ options }: EngineBuildRequest): boolean =>
  options.extraHosts.some((host) => host.endsWith('host-gateway'));

/**
 * Builds, by one of three ways: BuildKit's control API where the engine offers it, BuildKit by the
 * engine's own `POST /build`, or the classic builder.
 */
export function createBuild(
  docker: Docker,
  controlApi: ControlApi,
  options: BuildWayOptions,
): Build {
  let known: BasicInfo | null = null;
  async function readOnce(): Promise<Outcome<BasicInfo>> {
    if (known) return { ok: true, value: known };
    const read = await outcomeOf(() => readInfo(docker));
    if (read.ok) known = read.value;
    return read;
  }

  async function withBuildkit(
    info: BasicInfo,
    ...[request, emit, signals]: Parameters<Build>
  ): Promise<EngineBuildResult> {
    const need = controlNeed(request);
    const isWanted = options.control !== false && (need !== null || !suitsBuild(request));
    const isThere = isWanted && (await controlApi.facts()) !== null;
    const target = { docker, info, api: controlApi };
    const result = isThere ? await buildWithControl(target, request, emit, signals) : null;
    if (result !== null) return result;
    return need === null
      ? buildWithBuildkit(docker, request, emit, signals)
      : refusal(`The engine does not offer BuildKit's control API, which ${need} needs.`);
  }

  return async (request, emit, signals) => {
    if (signals.cancel.aborted) return { state: 'cancelled' };
    const engine = await readOnce();
    if (!engine.ok) return { state: 'lost', detail: engine.failure.detail };
    const builder = options.builder ?? request.options.builder ?? engine.value.builders[0];
    return builder === 'buildkit'
      ? withBuildkit(engine.value, request, emit, signals)
      : buildWithClassic(docker, request, emit, signals);
  };
}
