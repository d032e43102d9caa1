import type { Transfer } from '@stagecraft/contracts';

/** What the dialog of a pull begins with. */
export interface PullDraft {
  readonly ref: string;
  /** `os/architecture[/variant]`; null for the engine's own choice. */
  readonly platform: string | null;
}

/** Images on their way from and to registries, as the server tells of them. */
export interface TransferSlice {
  /** Oldest first; those that ended stay until they are taken off the list. */
  readonly transfers: readonly Transfer[];
  readonly pullDraft: PullDraft;
  /** Id or name of the image that is to be pushed. */
  readonly pushedImage: string;
  /** Registry that the dialog of logins begins with; null for the one that a build was refused by. */
  readonly loginHost: string | null;
  openPull(draft?: PullDraft): void;
  openPush(image: string): void;
  openLogin(host: string | null): void;
}
