import type { RecordedCommand, SavedFile, SessionChange } from '@stagecraft/contracts';
import type { RecordedConfig } from '@stagecraft/dockerfile/reverse';

export interface SessionCommand extends RecordedCommand {
  /** Files that the command wrote by hand, as they were when it ended. */
  readonly saved: readonly SavedFile[];
  /** Paths at which the container was first seen to differ from its image when the command had ended. */
  readonly appeared: ReadonlySet<string>;
}

/** A file that came from outside. */
export interface BroughtFile {
  readonly file: SavedFile;
  /** ms since epoch; null where it is not known. */
  readonly at: number | null;
  /** Its place among the files that Stagecraft put into the container; null where somebody else did. */
  readonly copied: number | null;
}

/** A folder or a link as it is to be. */
export type WantedEntry =
  | {
      readonly kind: 'directory';
      /** Absolute. */
      readonly path: string;
      readonly mode: number;
      readonly uid: number;
      readonly gid: number;
      /** Otherwise it is there, with another owner or other permissions. */
      readonly isNew: boolean;
    }
  | {
      readonly kind: 'symlink';
      /** Absolute. */
      readonly path: string;
      /** As it is written in the link. */
      readonly target: string;
    };

/** What a build of the last proposal had otherwise than the committed image. */
export interface KnownDifferences {
  readonly make: readonly WantedEntry[];
  readonly copy: readonly SavedFile[];
  /** Absolute paths that are to go. */
  readonly remove: readonly string[];
  /** Absolute paths that differ in a way that nothing of these can mend. */
  readonly open: readonly string[];
}

/** All that is known of a session. */
export interface SessionInput {
  /** What FROM is to name. */
  readonly base: string;
  readonly baseConfig: RecordedConfig;
  /** What the image is to be configured as. */
  readonly finalConfig: RecordedConfig;
  readonly shell: 'bash' | 'sh';
  /** In the order in which they were started. */
  readonly commands: readonly SessionCommand[];
  readonly changes: readonly SessionChange[];
  readonly brought: readonly BroughtFile[];
  /** Absolute paths that are known to have come from outside, with or without their content. */
  readonly fromOutside: ReadonlySet<string>;
  readonly differences: KnownDifferences;
}
