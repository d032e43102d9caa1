import type {
  BuildOptions,
  EngineStatus,
  ImageDetail,
  LocalImage,
  UnstampedBuildEvent,
} from '@stagecraft/contracts';
import type { ContainerEngine } from './container-engine.ts';
import type { ImageEngine } from './image-engine.ts';
import type { ProcessEngine } from './process-engine.ts';
import type { RegistryEngine } from './registry-engine.ts';
import type { StepEngine } from './step-engine.ts';

/** Facts about a reachable engine, as `EngineStatus` tells them. */
export type EngineInfo = Omit<
  Extract<EngineStatus, { state: 'ready' }>,
  'state' | 'endpoint' | 'source'
>;

/** Why the engine could not do it. `detail` is its own text (or the system's). */
export interface EngineFailure {
  readonly kind: 'unreachable' | 'permission' | 'timeout' | 'not_found' | 'refused' | 'error';
  readonly detail: string;
  /** HTTP status of the engine's answer, if there was one. */
  readonly status?: number;
}

export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: EngineFailure };

/** The build context, found and confined. Paths are absolute and real. */
export type EngineBuildContext =
  | { readonly kind: 'folder'; readonly root: string }
  | { readonly kind: 'tarball'; readonly path: string }
  | { readonly kind: 'remote'; readonly url: string }
  | { readonly kind: 'none' };

/** What becomes of the result. Paths are absolute. */
export type EngineBuildOutput =
  | { readonly kind: 'image' | 'cacheonly' }
  | { readonly kind: 'local' | 'tar'; readonly path: string };

export interface RegistryCredentials {
  readonly username: string;
  readonly secret: string;
}

/** An entry of a folder on this machine that a build was told of. */
export interface EngineContextEntry {
  /** Relative to the folder, `/` as separator. */
  readonly path: string;
  readonly kind: 'file' | 'directory' | 'symlink';
  /** Permission bits with setuid, setgid and sticky. */
  readonly mode: number;
  /** Bytes. */
  readonly size: number;
  readonly mtimeNs: bigint;
  /** Target of a symbolic link, else empty. */
  readonly linkTarget: string;
  /** Where a file's bytes are: on disk, given, or in an archive (which is open only while it builds). */
  readonly source:
    { readonly file: string } | { readonly bytes: Uint8Array } | { readonly at: number };
  /** Absent for what is not on disk. */
  readonly inode?: { readonly dev: bigint; readonly ino: bigint; readonly ctimeNs: bigint };
}

export interface EngineBuildRequest {
  /** Unique; also names the build at the engine, for cancelling. */
  readonly buildId: string;
  readonly options: BuildOptions;
  /** Frozen text: what is built, whatever the file on disk says by then. */
  readonly dockerfileText: string;
  /** The Dockerfile's ignore file (`<Dockerfile>.dockerignore`), if it has one. */
  readonly dockerignoreText: string | null;
  readonly context: EngineBuildContext;
  /** Named contexts that are folders: name → absolute real path. All others are in the options. */
  readonly namedFolders: ReadonlyMap<string, string>;
  /** Caches in folders: the entry as it is in the options → absolute real path of its folder. */
  readonly cacheFolders: ReadonlyMap<string, string>;
  readonly output: EngineBuildOutput;
  /** Id → value, read when the engine asks; null when it is gone by then. */
  readonly secrets: ReadonlyMap<string, () => Promise<Uint8Array | null>>;
  /** Id → socket of an SSH agent. */
  readonly sshAgents: ReadonlyMap<string, string>;
  /** What to say to a registry; null to come without a name. `host` as BuildKit names it. */
  readonly credentials: (host: string) => Promise<RegistryCredentials | null>;
  /**
   * Told of what the engine is told of the build context (`context`) and of folders under other names,
   * as it is walked; a path may come more than once.
   */
  readonly onContextEntry?: (folder: string, entry: EngineContextEntry) => void;
  /**
   * Null while more events can be taken; else settles once they can. Until then, no more is read of what
   * the engine tells than has come already.
   */
  readonly room?: () => Promise<void> | null;
}

/** How a build ended. */
export type EngineBuildResult =
  | { readonly state: 'succeeded'; readonly imageId: string | null }
  | {
      readonly state: 'failed';
      readonly message: string;
      readonly stepId: string | null;
      readonly exitCode: number | null;
      /** 0-based. */
      readonly line: number | null;
    }
  | { readonly state: 'cancelled' }
  /** The connection broke before the engine gave a verdict. */
  | { readonly state: 'lost'; readonly detail: string };

/**
 * The tiny port in front of a Docker-compatible engine. Adapters: `docker/` (the only dockerode) and
 * `fake/` (unit tests). Both pass `engine.contract.ts`. Nothing here throws for an expected failure.
 */
export interface Engine
  extends ContainerEngine, ImageEngine, ProcessEngine, RegistryEngine, StepEngine {
  /** As in DOCKER_HOST. */
  readonly endpoint: string;
  info(): Promise<Outcome<EngineInfo>>;
  /** Cheap liveness check. */
  ping(): Promise<Outcome<void>>;
  /**
   * Builds and reports what happens through `emit` (step, context, warning and image.tagged events,
   * never build.*), in order, until the promise settles. Aborting stops the engine's build, then
   * settles with `cancelled`.
   */
  build(
    request: EngineBuildRequest,
    emit: (event: UnstampedBuildEvent) => void,
    signal: AbortSignal,
  ): Promise<EngineBuildResult>;
  /** Detail with config and history (oldest first) of an image by id or name. */
  image(ref: string): Promise<Outcome<ImageDetail>>;
  /** Images that the engine has, once for each name, in its own order. */
  images(): Promise<Outcome<LocalImage[]>>;
  /**
   * Removes an image without a name; its layers stay where something else has them, the build cache
   * among them. One that is not there is fine.
   *
   * @param id as `image` tells it
   */
  removeImage(id: string): Promise<Outcome<void>>;
  /**
   * Hands `read` the file system of an image as a tar archive, and gives what it makes of it; `read`
   * may stop early. Nothing of it stays at the engine, however it ends. Aborting gives a failure.
   *
   * @param id as `image` tells it
   * @param path absolute: only this file or folder, under its own name; by default all
   */
  readFiles<T>(
    id: string,
    read: (tar: AsyncIterable<Uint8Array>) => Promise<T>,
    signal: AbortSignal,
    path?: string,
  ): Promise<Outcome<T>>;
  /**
   * Calls `changed` whenever an image or a name of one came or went; settles when `signal` aborts, the
   * engine is closed, or the connection breaks.
   */
  watchImages(changed: () => void, signal: AbortSignal): Promise<void>;
  close(): void;
}
