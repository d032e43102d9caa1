import type { Problem as ApiProblem } from '@stagecraft/contracts';
import type { CheckedText } from '../document-slice.types.ts';

/** A file of the workspace with what there is to say of it. */
export type FileProblems =
  | { readonly kind: 'checked'; readonly path: string; readonly checked: CheckedText }
  /** It could not be read; without a reason it was read, and the check failed. */
  | { readonly kind: 'failed'; readonly path: string; readonly problem: ApiProblem | null }
  /** Nobody looked at it yet. */
  | { readonly kind: 'waiting'; readonly path: string };

/** What is known of the workspace's files besides the one in front. */
export interface WorkspaceProblems {
  /** All paths in the order that they are listed in, the one in front among them. */
  readonly paths: readonly string[];
  /** By path; what is missing was not looked at yet. */
  readonly files: ReadonlyMap<string, FileProblems>;
  /** The search for Dockerfiles ended at as many as it may find. */
  readonly isCut: boolean;
  /** Why the workspace's Dockerfiles could not be looked for; null while they could. */
  readonly problem: ApiProblem | null;
}

export interface WorkspaceProblemsSlice {
  /** Null while nobody follows them, and until the Dockerfiles were looked for. */
  readonly workspaceProblems: WorkspaceProblems | null;
  /** Checks all Dockerfiles of the workspace and all open files until it is told to end. @returns what ends it */
  followWorkspaceProblems(): () => void;
}
