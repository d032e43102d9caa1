import type { FoundRepository, TransferLayer } from '@stagecraft/contracts';
import type { Outcome, RegistryCredentials } from './engine.ts';

/** What an engine tells of a pull or push while it goes on. */
export type EngineTransferEvent =
  | { readonly kind: 'layer'; readonly layer: TransferLayer }
  /** Its own words about the whole. */
  | { readonly kind: 'status'; readonly text: string }
  /** Of the manifest that was pulled or pushed. */
  | { readonly kind: 'digest'; readonly digest: string };

export interface EnginePullRequest {
  /** A name with tag or digest; without either where all tags are wanted. */
  readonly ref: string;
  /** `os/architecture[/variant]`; null for the engine's own choice. */
  readonly platform: string | null;
  /** Null to come without a name. */
  readonly credentials: RegistryCredentials | null;
}

export interface EnginePushRequest {
  /** A name with a tag that the engine has. */
  readonly ref: string;
  readonly credentials: RegistryCredentials | null;
}

/** What the engine itself is set to. */
export interface EngineRegistries {
  /** Asked in Docker Hub's place, as addresses. */
  readonly mirrors: readonly string[];
  /** `host[:port]` and networks (CIDR) that it talks to in the clear, or with any certificate. */
  readonly insecure: readonly string[];
}

export interface SearchFilter {
  readonly official: boolean | null;
  /** At least as many. */
  readonly stars: number | null;
}

/** The part of the port about registries, which the engine asks itself. */
export interface RegistryEngine {
  /**
   * Pulls and tells how it goes, in order, until the promise settles. Aborting makes the engine stop, and
   * gives a failure. A refusal, also one in the middle, has the engine's own words.
   */
  pullImage(
    request: EnginePullRequest,
    tell: (event: EngineTransferEvent) => void,
    signal: AbortSignal,
  ): Promise<Outcome<void>>;
  /** As `pullImage`; one that the engine tries again by itself is told layer by layer. */
  pushImage(
    request: EnginePushRequest,
    tell: (event: EngineTransferEvent) => void,
    signal: AbortSignal,
  ): Promise<Outcome<void>>;
  /** Whether a pull without a tag takes all tags: Podman takes `latest` alone, and says no word. */
  pullsAllTags(): Promise<Outcome<boolean>>;
  registries(): Promise<Outcome<EngineRegistries>>;
  /** Repositories of Docker Hub (or of the registry that `term` begins with), best first, 100 at most. */
  searchImages(
    term: string,
    filter: SearchFilter,
    signal: AbortSignal,
  ): Promise<Outcome<FoundRepository[]>>;
}
