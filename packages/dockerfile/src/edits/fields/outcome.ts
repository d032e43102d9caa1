import type { Edit, EditResult, Refusal } from '../edit.ts';

export function edited(edits: readonly Edit[]): EditResult {
  return { ok: true, edits };
}

export function refused(refusal: Refusal): Extract<EditResult, { readonly ok: false }> {
  return { ok: false, refusal };
}
