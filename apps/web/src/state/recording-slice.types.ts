import type { SessionRecipe } from '@stagecraft/contracts';

/** An instruction of a proposal, as the person has it. */
export interface ProposedLine {
  /** Its place in the recipe, from 0 on. */
  readonly instruction: number;
  readonly text: string;
  /** Whether the Dockerfile has it. */
  readonly on: boolean;
}

/** What has been made of a recorded session on this page. */
export interface RecordingWork {
  /** Id of the image that was committed last; null while there is none. */
  readonly committed: string | null;
  /** Null until one was asked for. */
  readonly recipe: SessionRecipe | null;
  /** The recipe's instructions in the order that the person wants. */
  readonly lines: readonly ProposedLine[];
}

/** Work on recorded sessions, which stays when the person looks elsewhere. */
export interface RecordingSlice {
  /** By the session's id. */
  readonly recordings: Readonly<Record<string, RecordingWork>>;
  changeRecording(session: string, part: Partial<RecordingWork>): void;
}
