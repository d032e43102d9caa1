import type { DockerfileModel, GraphOptions } from '../types.ts';
import type { Variable } from './types.ts';

/** Variables of a RUN's shell that need no ARG: BuildKit hands them on when they are given as build arguments. */
const PROXIES: ReadonlySet<string> = new Set([
  'http_proxy',
  'https_proxy',
  'ftp_proxy',
  'no_proxy',
  'all_proxy',
]);

/** What BuildKit sets `PATH` to when an image lacks it (moby/buildkit util/system/path.go). */
const DEFAULT_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * ARGs that are there without being declared, in FROM lines and by a bare ARG in stages
 * (moby/buildkit frontend/dockerfile/dockerfile2llb/platform.go, `defaultArgs`).
 */
export function platformVariables(model: DockerfileModel, options: GraphOptions): Variable[] {
  const target = options.target ?? '';
  return [
    ...partsOf('BUILD', options.buildPlatform ?? '', options),
    ...partsOf('TARGET', options.platform ?? '', options),
    predefined('TARGETSTAGE', target === '' ? lastName(model) : target, options),
  ];
}

function partsOf(prefix: string, platform: string, options: GraphOptions): Variable[] {
  const known = platform !== '';
  const [os = '', arch = '', variant = ''] = platform.split('/');
  const parts = { PLATFORM: platform, OS: os, ARCH: arch, VARIANT: variant };
  const variables = Object.entries(parts).map(([part, value]) =>
    predefined(`${prefix}${part}`, known ? value : null, options),
  );
  const version = known && os !== 'windows' ? '' : null;
  return [...variables, predefined(`${prefix}OSVERSION`, version, options)];
}

function predefined(name: string, value: string | null, options: GraphOptions): Variable {
  const given = givenValue(options, name);
  return {
    name,
    kind: 'predefined',
    value: given ?? value,
    state: given === undefined && value === null ? 'unknown' : 'set',
    source: given === undefined ? 'predefined' : 'build-arg',
    definition: null,
  };
}

function lastName(model: DockerfileModel): string {
  const from = model.instructions.findLast(({ keyword }) => keyword === 'FROM');
  const name = from?.detail.type === 'from' ? from.detail.name : null;
  return name === null || name === undefined ? 'default' : name.value.toLowerCase();
}

/** A build argument's value, or undefined when it is not given. */
export function givenValue(options: GraphOptions, name: string): string | undefined {
  const given = options.buildArgs ?? {};
  return Object.hasOwn(given, name) ? given[name] : undefined;
}

/** Proxy variables among the build arguments: a RUN's shell sees them, BuildKit's own expansion does not. */
export function proxyVariables(options: GraphOptions): Variable[] {
  const variables: Variable[] = [];
  for (const [name, value] of Object.entries(options.buildArgs ?? {})) {
    if (!isProxyName(name)) continue;
    for (const spelling of [name.toUpperCase(), name.toLowerCase()]) {
      variables.push({
        name: spelling,
        kind: 'predefined',
        value,
        state: 'set',
        source: 'build-arg',
        definition: null,
      });
    }
  }
  return variables;
}

/** `HTTP_PROXY` and the like, in any case. */
export function isProxyName(name: string): boolean {
  return PROXIES.has(name.toLowerCase());
}

/** `BUILDPLATFORM`, `TARGETARCH` and the like: set by BuildKit. */
export function isPlatformName(name: string): boolean {
  return /^(?:(?:BUILD|TARGET)(?:PLATFORM|OS|OSVERSION|ARCH|VARIANT)|TARGETSTAGE)$/.test(name);
}

/** The `PATH` of a stage whose base has none; on Windows there is none, so without a platform it is unknown. */
export function defaultPath(options: GraphOptions): Variable | null {
  const platform = options.platform ?? '';
  if (platform.split('/')[0] === 'windows') return null;
  return {
    name: 'PATH',
    kind: 'env',
    value: platform === '' ? null : DEFAULT_PATH,
    state: platform === '' ? 'unknown' : 'set',
    source: 'predefined',
    definition: null,
  };
}
