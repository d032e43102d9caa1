import type { BuildOptions } from './build-options.ts';
import { readCacheEntry } from './cache-entry.ts';
import type { EngineStatus } from './engine.ts';
import type { LocalizedText } from './problem.ts';

type ReadyEngine = Extract<EngineStatus, { state: 'ready' }>;

/** What decides whether an engine can do an option. */
export type BuildEngine = Pick<ReadyEngine, 'version' | 'builders' | 'control' | 'imageStore'>;

export type BuildOption = keyof BuildOptions;

/** An option that was asked for and that the engine cannot do. */
export interface UnsupportedOption {
  readonly option: BuildOption;
  readonly reason: UnsupportedReason;
}

export type UnsupportedReason =
  | 'no_buildkit'
  | 'no_classic'
  | 'buildkit_only'
  | 'classic_only'
  | 'custom_network'
  | 'needs_control'
  | 'git_subfolder'
  | 'needs_containerd_store'
  | 'ignored_by_engine'
  | 'frontend_too_old'
  | 'cache_only_broken'
  | 'podman_ignores'
  | 'podman_refuses';

/** What a rule looks at. */
interface Case {
  readonly options: BuildOptions;
  readonly engine: BuildEngine;
  readonly builder: 'buildkit' | 'classic';
  /** Of the engine's version; a version that is none counts as new. */
  readonly major: number;
  readonly syntax: boolean;
}

interface Rule {
  readonly option: BuildOption;
  readonly asked: (options: BuildOptions) => boolean;
  readonly reason: (given: Case) => UnsupportedReason | null;
}

/** Docker 23 came with BuildKit 0.10. */
const buildkit010 = 23;
/** Docker 26 came with BuildKit 0.13, whose exporters are a list. */
const buildkit013 = 26;

/** Podman's versions are below 10; Docker's have been above 16 since it counts by years. */
const isPodman = ({ engine, major }: Case) => !engine.builders.includes('buildkit') && major < 10;
const podmanRefuses = (given: Case) => (isPodman(given) ? 'podman_refuses' : null);

const buildkitOnly = ({ builder }: Case) => (builder === 'classic' ? 'buildkit_only' : null);
const needsControl = ({ engine }: Case) => (engine.control ? null : 'needs_control');
const needsStore = ({ engine }: Case) =>
  engine.imageStore === 'containerd' ? null : 'needs_containerd_store';

const hasAny = (value: object) => Object.keys(value).length > 0;
const areCaches = (entries: readonly string[], type: string) =>
  entries.every((entry) => readCacheEntry(entry).type === type);

/**
 * Measured on Docker 20.10.24, 26.1.5 and 28.5.2, with either image store, and on Podman 4.3.1, unless a
 * source is named.
 */
const rules: readonly Rule[] = [
  {
    option: 'builder',
    asked: ({ builder }) => builder !== null,
    reason: ({ builder, engine }) =>
      engine.builders.includes(builder)
        ? null
        : builder === 'classic'
          ? 'no_classic'
          : 'no_buildkit',
  },
  {
    // By `POST /build` the Dockerfile of the remote context itself is built, never the one given.
    option: 'context',
    asked: ({ context }) => context.kind === 'remote',
    reason: (given) => buildkitOnly(given) ?? needsControl(given) ?? gitSubfolder(given),
  },
  {
    // Not a parameter of `POST /build`. Frontends know `context:` since 1.4 (BuildKit 0.10).
    option: 'namedContexts',
    asked: ({ namedContexts }) => hasAny(namedContexts),
    reason: (given) =>
      buildkitOnly(given) ??
      needsControl(given) ??
      (given.major < buildkit010 && !given.syntax ? 'frontend_too_old' : null),
  },
  {
    // Exporter attributes; the exporter of Docker's own store drops them (moby, builder-next/exporter).
    option: 'annotations',
    asked: ({ annotations }) => hasAny(annotations),
    reason: (given) => buildkitOnly(given) ?? needsControl(given) ?? needsStore(given),
  },
  {
    // `POST /build` has only `nocache` for all stages.
    option: 'noCacheStages',
    asked: ({ noCacheStages }) => noCacheStages.length > 0,
    reason: (given) => buildkitOnly(given) ?? needsControl(given),
  },
  {
    // A list is an error 400 of `POST /build`; Docker's own store has no images of several platforms.
    option: 'platforms',
    asked: ({ platforms }) => platforms.length > 1,
    reason: (given) =>
      buildkitOnly(given) ??
      needsControl(given) ??
      (given.options.output.kind === 'image' ? needsStore(given) : null),
  },
  {
    // BuildKit answers 500 for the name of a network.
    option: 'network',
    asked: ({ network }) => network !== null && !['', 'default', 'none', 'host'].includes(network),
    reason: ({ builder }) => (builder === 'buildkit' ? 'custom_network' : null),
  },
  {
    // Podman's steps have a network all the same.
    option: 'network',
    asked: ({ network }) => network === 'none',
    reason: (given) => (isPodman(given) ? 'podman_ignores' : null),
  },
  {
    // Podman answers 400 without a word: it wants another notation than Docker's API has.
    option: 'extraHosts',
    asked: ({ extraHosts }) => extraHosts.length > 0,
    reason: podmanRefuses,
  },
  {
    // The BuildKit of 20.10 takes both and does nothing (https://github.com/moby/buildkit/issues/1665).
    option: 'shmSize',
    asked: ({ shmSize }) => shmSize !== null,
    reason: ignoredBefore23,
  },
  {
    // As for `extraHosts`.
    option: 'ulimits',
    asked: ({ ulimits }) => ulimits.length > 0,
    reason: (given) => ignoredBefore23(given) ?? podmanRefuses(given),
  },
  {
    // BuildKit has no such limits (https://github.com/moby/buildkit/issues/593).
    option: 'limits',
    asked: ({ limits }) => Object.values(limits).some((limit) => limit !== null),
    reason: ({ builder }) => (builder === 'buildkit' ? 'classic_only' : null),
  },
  {
    // The classic builder and `POST /build` know images by name only.
    option: 'cacheFrom',
    asked: ({ cacheFrom }) => cacheFrom.some((entry) => entry.includes('type=')),
    reason: (given) =>
      buildkitOnly(given) ??
      (areCaches(given.options.cacheFrom, 'registry') ? null : needsControl(given)),
  },
  {
    // `POST /build` exports the inline cache alone; Docker's own store has no content to export.
    option: 'cacheTo',
    asked: ({ cacheTo }) => cacheTo.length > 0,
    reason: (given) =>
      buildkitOnly(given) ??
      (areCaches(given.options.cacheTo, 'inline')
        ? null
        : (needsControl(given) ?? needsStore(given))),
  },
  {
    // Without an exporter, `POST /build` of newer engines fails: exporter "" could not be found.
    option: 'output',
    asked: ({ output }) => output.kind !== 'image',
    reason: (given) =>
      buildkitOnly(given) ??
      (given.options.output.kind === 'cacheonly' &&
      !given.engine.control &&
      given.major >= buildkit013
        ? 'cache_only_broken'
        : null),
  },
  { option: 'secrets', asked: ({ secrets }) => secrets.length > 0, reason: buildkitOnly },
  { option: 'ssh', asked: ({ ssh }) => ssh.length > 0, reason: buildkitOnly },
];

/** A git repository's URL with a folder of it, `#REF:FOLDER`. */
const gitSubfolderPattern = /^(?:(?:git:|ssh:|git@|github\.com\/)[^#]*|https?:[^#]*\.git)#[^:]*:./;

/** BuildKit before 0.10 fails: "subdir not supported yet". */
function gitSubfolder({ options: { context }, major }: Case): UnsupportedReason | null {
  const isSubfolder = context.kind === 'remote' && gitSubfolderPattern.test(context.url);
  return isSubfolder && major < buildkit010 ? 'git_subfolder' : null;
}

function ignoredBefore23({ builder, major }: Case): UnsupportedReason | null {
  return builder === 'buildkit' && major < buildkit010 ? 'ignored_by_engine' : null;
}

/** The builder that options get on an engine: the chosen one, else the one that the engine prefers. */
export function builderOf(options: BuildOptions, engine: BuildEngine): 'buildkit' | 'classic' {
  return options.builder ?? engine.builders[0] ?? 'classic';
}

/**
 * The options that an engine cannot do, each with its reason; empty when a build can start.
 *
 * @param syntax whether the Dockerfile names its frontend (`# syntax=…`), which then is a newer one
 */
export function unsupported(
  options: BuildOptions,
  engine: BuildEngine,
  syntax = false,
): readonly UnsupportedOption[] {
  const version = Number.parseInt(engine.version, 10);
  const given: Case = {
    options,
    engine,
    builder: builderOf(options, engine),
    major: Number.isNaN(version) ? Number.POSITIVE_INFINITY : version,
    syntax,
  };
  return rules.flatMap(({ option, asked, reason }) => {
    const found = asked(options) ? reason(given) : null;
    return found === null ? [] : [{ option, reason: found }];
  });
}

/** What each reason says to a person: why, and what to do. */
export const unsupportedTexts: Readonly<Record<UnsupportedReason, LocalizedText>> = {
  no_buildkit: {
    en: 'This engine has no BuildKit. Leave the choice of the builder to the engine.',
    'zh-CN': '此引擎没有 BuildKit。请让引擎自行选择构建器。',
  },
  no_classic: {
    en: 'This engine has no classic builder. Leave the choice of the builder to the engine.',
    'zh-CN': '此引擎没有经典构建器。请让引擎自行选择构建器。',
  },
  buildkit_only: {
    en: 'Only BuildKit can do this, and the classic builder is the one that builds. Choose BuildKit, if the engine has it.',
    'zh-CN': '只有 BuildKit 支持该功能，而当前使用的是经典构建器。如果引擎有 BuildKit，请选择它。',
  },
  classic_only: {
    en: 'BuildKit has no such limits. Choose the classic builder, if the engine has it.',
    'zh-CN': 'BuildKit 没有这类限制。如果引擎有经典构建器，请选择它。',
  },
  custom_network: {
    en: 'BuildKit knows default, none and host only. Choose one of them, or the classic builder.',
    'zh-CN': 'BuildKit 只支持 default、none 和 host。请从中选择，或使用经典构建器。',
  },
  needs_control: {
    en: 'It needs BuildKit’s control API, which this engine does not offer.',
    'zh-CN': '该功能需要 BuildKit 的控制 API，而此引擎没有提供。',
  },
  git_subfolder: {
    en: 'BuildKit builds a folder of a git repository from Docker 23 on; this engine is older. Leave out the folder and name its files from the top of the repository, or use a newer engine.',
    'zh-CN':
      'BuildKit 从 Docker 23 起才能构建 git 仓库中的某个文件夹；此引擎版本较旧。请去掉文件夹，改为从仓库根目录引用文件，或使用更新的引擎。',
  },
  needs_containerd_store: {
    en: 'It needs an engine that keeps its images in containerd’s store (“containerd-snapshotter” in the engine’s settings).',
    'zh-CN': '该功能需要将镜像保存在 containerd 中的引擎（引擎设置中的“containerd-snapshotter”）。',
  },
  ignored_by_engine: {
    en: 'BuildKit takes notice of it from Docker 23 on; this engine is older and would ignore it. Choose the classic builder, or a newer engine.',
    'zh-CN':
      'BuildKit 从 Docker 23 起才支持；此引擎版本较旧，会忽略它。请选择经典构建器，或使用更新的引擎。',
  },
  frontend_too_old: {
    en: 'Named contexts came with Docker 23; this engine is older. A line “# syntax=docker/dockerfile:1” at the top of the Dockerfile brings them.',
    'zh-CN':
      '命名上下文从 Docker 23 开始支持；此引擎版本较旧。在 Dockerfile 顶部加上“# syntax=docker/dockerfile:1”即可使用。',
  },
  cache_only_broken: {
    en: 'This engine’s build API fails without a result. Let it make an image.',
    'zh-CN': '此引擎的构建 API 在没有输出结果时会失败。请让它生成镜像。',
  },
  podman_ignores: {
    en: 'Podman ignores it in builds by Docker’s API. Leave it out, or build on a Docker Engine.',
    'zh-CN': '通过 Docker API 构建时，Podman 会忽略它。请去掉该选项，或在 Docker Engine 上构建。',
  },
  podman_refuses: {
    en: 'Podman refuses it in builds by Docker’s API. Leave it out, or build on a Docker Engine.',
    'zh-CN': '通过 Docker API 构建时，Podman 会拒绝它。请去掉该选项，或在 Docker Engine 上构建。',
  },
};
