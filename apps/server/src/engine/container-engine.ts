import type { ContainerInspection, RunContainerRequest } from '@stagecraft/contracts';
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
}

/** The part of the port about containers, whoever made them. `id` is an id or a name. */
export interface ContainerEngine {
  /**
   * Creates a container, labelled as ours, and starts it unless that is not wanted. Nothing of it stays
   * when it cannot start. Gives its id. (The engine's words for a port that is taken or a command that is
   * not there are in the failure's `detail`.)
   */
  runContainer(request: EngineRunRequest): Promise<Outcome<string>>;
  container(id: string): Promise<Outcome<ContainerInspection>>;
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
  /** Settles with the exit code when the container has ended; at once when it has. */
  waitForContainer(id: string, signal: AbortSignal): Promise<Outcome<number>>;
  /** Asks the main process to end, kills it after 10 s. Fine for a container that has ended. */
  stopContainer(id: string): Promise<Outcome<void>>;
  /** Also one that runs, and the anonymous volumes with it. */
  removeContainer(id: string): Promise<Outcome<void>>;
}
