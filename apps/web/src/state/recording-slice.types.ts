import type { Problem, ProposedLine, RecipeProof, SessionWork } from '@stagecraft/contracts';

/** How far the proof of a proposal is. */
export type ProofState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'building' | 'comparing'; readonly log: string }
  | { readonly kind: 'failed'; readonly message: string; readonly log: string }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** `dockerfile`: the text that was built. */
  | { readonly kind: 'proved'; readonly proof: RecipeProof; readonly dockerfile: string };

/** What has been made of a recorded session; the server keeps it for the next visit. */
export interface RecordingWork extends Pick<
  SessionWork,
  'committed' | 'committedCommands' | 'recipe'
> {
  /** The recipe's instructions in the order that the person wants. */
  readonly lines: readonly ProposedLine[];
  readonly proof: ProofState;
}

/** Work on recorded sessions, which stays when the person looks elsewhere. */
export interface RecordingSlice {
  /** By the session's id. */
  readonly recordings: Readonly<Record<string, RecordingWork>>;
  changeRecording(session: string, part: Partial<RecordingWork>): void;
}
