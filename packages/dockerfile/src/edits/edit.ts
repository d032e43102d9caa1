import type { Text } from '../types.ts';

/** Replaces `[start, end)` of the text by `text`; all edits of a batch count in the text before any of them. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Why a change can't be made: what stands in the way and what to do. */
export interface Refusal {
  /** Stable, kebab-case. */
  readonly code: string;
  readonly message: Text;
}

/** Minimal edits in the order of the text, none overlapping; or a refusal. */
export type EditResult =
  | { readonly ok: true; readonly edits: readonly Edit[] }
  | { readonly ok: false; readonly refusal: Refusal };
