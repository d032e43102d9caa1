import type { Readable } from 'node:stream';
import type {
  CommitContainerRequest,
  ContainerChange,
  ContainerFilter,
  ContainerInspection,
  ContainerProcesses,
  ContainerSample,
  ContainerSummary,
  NetworkList,
  PruneContainersRequest,
  PrunedContainers,
  RunContainerRequest,
  VolumeList,
} from '@stagecraft/contracts';
import type { Outcome } from './engine.ts';

/** A piece of what a container's processes write, as it comes. */
export interface ContainerOutput {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

export interface ContainerLogOptions {
  /** Lines from before that are told first; `all` that the engine keeps. */
  readonly tail: number | 'all';
  /** Bytes after which no more is read. */
  readonly limit: number;
  /** By default what comes from now on, too, until the container ends. */
  readonly follow?: boolean;
  /** ms since epoch. */
  readonly since?: number | null;
  readonly until?: number | null;
  /** Puts its time before each line. */
  readonly timestamps?: boolean;
  /** By default both. */
  readonly streams?: readonly ContainerOutput['stream'][];
}

/** A path of a container, as the engine finds it. */
export interface ContainerPathFacts {
  readonly kind: 'file' | 'directory' | 'symlink' | 'other';
  /** Bytes. */
  readonly size: number;
  /** Where a symbolic link leads, made absolute by the engine; else empty. */
  readonly linkTarget: string;
}

export interface RemoveContainerHow {
  /** Also one that runs. */
  readonly force: boolean;
  /** The volumes without a name, too. */
  readonly volumes: boolean;
}

/** What a container finds at `target`. The source of a `bind` is a real path on this machine, found and confined. */
export type EngineMount =
  | {
      readonly kind: 'volume';
      readonly name: string | null;
      readonly target: string;
      readonly readOnly: boolean;
    }
  | {
      readonly kind: 'bind';
      readonly source: string;
      readonly target: string;
      readonly readOnly: boolean;
    }
  | { readonly kind: 'tmpfs'; readonly target: string };

/** A run whose files and folders are found, and in which nothing is that has to be allowed any more. */
export interface EngineRunRequest extends Omit<
  RunContainerRequest,
  'detached' | 'envFile' | 'env' | 'mounts' | 'allowHostNetwork'
> {
  readonly env: readonly string[];
  readonly mounts: readonly EngineMount[];
  /** Megabytes of output that the engine keeps at least; by default 20. */
  readonly keptLog?: number;
  /** Leaves our labels out, which an image that is committed of it would keep. */
  readonly unlabelled?: boolean;
}

/** What is told of containers, whoever made them. `id` is an id or a name. */
export interface ContainerFacts {
  /** The newest first, as the engine filters them. */
  containerList(filter: ContainerFilter): Promise<Outcome<ContainerSummary[]>>;
  container(id: string): Promise<Outcome<ContainerInspection>>;
  /** `GET /containers/{id}/json` as it is. */
  rawContainer(id: string): Promise<Outcome<unknown>>;
  /** All of ours, whatever their state. */
  containers(): Promise<Outcome<ContainerInspection[]>>;
  /**
   * Hands what the container wrote and writes to `take`, in order and no faster than it settles, until
   * the container has ended (then `complete`) or the limit is reached. Aborting gives a failure.
   */
  containerLogs(
    id: string,
    options: ContainerLogOptions,
    take: (output: ContainerOutput) => Promise<void>,
    signal: AbortSignal,
  ): Promise<Outcome<'complete' | 'cut'>>;
  containerProcesses(id: string): Promise<Outcome<ContainerProcesses>>;
  /**
   * Tells once a second what a container uses, until it does not run any more. Aborting gives a failure.
   */
  containerStats(
    id: string,
    tell: (sample: ContainerSample) => void,
    signal: AbortSignal,
  ): Promise<Outcome<void>>;
  networks(): Promise<Outcome<NetworkList['networks']>>;
  volumes(): Promise<Outcome<VolumeList['volumes']>>;
  /**
   * Calls `changed` whenever a container came, went or changed its state or name; settles when `signal`
   * aborts, the engine is closed, or the connection breaks.
   */
  watchContainers(changed: () => void, signal: AbortSignal): Promise<void>;
}

/** What is done with containers. */
export interface ContainerActions {
  /**
   * Creates a container, labelled as ours, and starts it unless that is not wanted. Nothing of it stays
   * when it cannot start. Gives its id. (The engine's words for a port that is taken or a command that is
   * not there are in the failure's `detail`.)
   */
  runContainer(request: EngineRunRequest): Promise<Outcome<string>>;
  /** Fine for one that runs. */
  startContainer(id: string): Promise<Outcome<void>>;
  /**
   * Asks the main process to end, and kills it after `seconds`, by default 10. Fine for a container that
   * has ended.
   */
  stopContainer(id: string, seconds?: number): Promise<Outcome<void>>;
  restartContainer(id: string, seconds?: number): Promise<Outcome<void>>;
  pauseContainer(id: string): Promise<Outcome<void>>;
  unpauseContainer(id: string): Promise<Outcome<void>>;
  killContainer(id: string, signal: string): Promise<Outcome<void>>;
  renameContainer(id: string, name: string): Promise<Outcome<void>>;
  /** Settles with the exit code when the container has ended; at once when it has. */
  waitForContainer(id: string, signal: AbortSignal): Promise<Outcome<number>>;
  /** By default also one that runs, and the anonymous volumes with it. */
  removeContainer(id: string, how?: RemoveContainerHow): Promise<Outcome<void>>;
  pruneContainers(request: PruneContainersRequest): Promise<Outcome<PrunedContainers>>;
  /** Gives the id of the image. */
  commitContainer(id: string, request: CommitContainerRequest): Promise<Outcome<string>>;
}

/** The files of a container, running or not. Paths are absolute. */
export interface ContainerFiles {
  containerChanges(id: string): Promise<Outcome<ContainerChange[]>>;
  containerPath(id: string, path: string): Promise<Outcome<ContainerPathFacts>>;
  /** A file or folder as the tar archive that `docker cp` reads; a link at its end is not followed. */
  readContainerPath(id: string, path: string, signal: AbortSignal): Promise<Outcome<Readable>>;
  /** Unpacks a tar archive into a folder that is there, as fast as the engine takes it. */
  writeContainerPath(
    id: string,
    path: string,
    archive: Readable,
    signal: AbortSignal,
  ): Promise<Outcome<void>>;
}

/** The part of the port about containers. */
export interface ContainerEngine extends ContainerFacts, ContainerActions, ContainerFiles {}
