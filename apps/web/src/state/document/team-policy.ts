import type { Problem } from '@stagecraft/contracts';
import { applyEdits } from '@stagecraft/dockerfile';
import { POLICY_NAMES } from '@stagecraft/lint/policy-names';
import type { PolicyQuestion, TextChange } from '../../language/lint/types.ts';
import type { Ports } from '../ports.ts';
import type { AppStore } from '../types.ts';
import { findFile } from './files.ts';

/** The workspace's policy file as it is now. */
interface PolicyText {
  readonly path: string;
  /** Empty for a file that is to be made. */
  readonly text: string;
  /** On disk; null for a file that is to be made. */
  readonly version: string | null;
  /** Of the open text; null while the file is not open. */
  readonly opened: number | null;
}

/** A change of the policy file that is shown before it is made. */
export interface PolicyProposal extends PolicyText {
  readonly change: TextChange;
}

/** What became of the question how to change the policy. */
export type PolicyAnswer =
  | { readonly kind: 'ready'; readonly proposal: PolicyProposal }
  /** A person has to write it. */
  | { readonly kind: 'byHand'; readonly path: string }
  | { readonly kind: 'failed'; readonly problem: Problem | null };

/** The way back after a change on disk: the text that was there, null for no file. */
export interface PolicyBefore {
  readonly path: string;
  readonly text: string | null;
  /** Of the file as it was written. */
  readonly version: string;
}

/**
 * What became of a change. `saved` with the way back where the file was not open, else an undo in the
 * editor is one. `unsaved`: the open file has it, beside what the person has not saved yet.
 */
export type PolicyWriting =
  | { readonly kind: 'saved'; readonly before: PolicyBefore | null }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'failed'; readonly problem: Problem };

type Ask = (question: PolicyQuestion) => Promise<TextChange | null>;

/** What would make the workspace's `stagecraft.yaml` say something else of a rule; it is not done. */
export async function proposePolicy(
  ports: Ports,
  store: AppStore,
  ask: Ask,
  question: Omit<PolicyQuestion, 'text'>,
): Promise<PolicyAnswer> {
  const found = await readPolicyText(ports, store);
  if (found === null || 'code' in found) return { kind: 'failed', problem: found };
  const change = await ask({ ...question, text: found.text });
  return change === null
    ? { kind: 'byHand', path: found.path }
    : { kind: 'ready', proposal: { ...found, change } };
}

/** The text that is open before that on disk; null without a workspace. */
async function readPolicyText(ports: Ports, store: AppStore): Promise<PolicyText | Problem | null> {
  const { workspace } = store.getState();
  if (workspace === null) return null;
  for (const path of POLICY_NAMES.stagecraft) {
    const text = ports.documents.text(path);
    const opened = ports.documents.version(path);
    const file = findFile(store, path);
    if (file?.load === 'ready' && text !== null && opened !== null) {
      return { path, text, version: file.version, opened };
    }
    const answer = await ports.api.call('readFile', {
      params: { id: workspace.id },
      query: { path },
    });
    if (answer.ok) return { ...answer.value, opened: null };
    if (answer.problem.code !== 'not_found') return answer.problem;
  }
  return { path: POLICY_NAMES.stagecraft[0] ?? '', text: '', version: null, opened: null };
}

/**
 * Makes a proposed change: in the editor's text where the file is open (one undo step), which is saved
 * unless it had unsaved changes before; else on disk.
 */
export async function writeProposal(
  ports: Ports,
  store: AppStore,
  { path, text, version, opened, change }: PolicyProposal,
): Promise<PolicyWriting> {
  const { workspace, saveFile } = store.getState();
  if (workspace === null) return { kind: 'stale' };
  if (opened !== null) {
    const wasDirty = ports.documents.isDirty(path);
    if (!ports.documents.apply(path, opened, change.edits)) return { kind: 'stale' };
    const isSaved = !wasDirty && (await saveFile(path));
    return isSaved ? { kind: 'saved', before: null } : { kind: 'unsaved' };
  }
  const answer = await ports.api.call('saveFile', {
    params: { id: workspace.id },
    body: { path, text: applyEdits(text, change.edits), baseVersion: version },
  });
  if (!answer.ok) return refused(answer.problem);
  const before = { path, text: version === null ? null : text, version: answer.value.version };
  return { kind: 'saved', before };
}

/** Puts the file back as it was before a change on disk; `stale` when somebody has changed it since. */
export async function undoWriting(
  ports: Ports,
  store: AppStore,
  { path, text, version }: PolicyBefore,
): Promise<PolicyWriting> {
  const { workspace } = store.getState();
  if (workspace === null) return { kind: 'stale' };
  const params = { id: workspace.id };
  const answer =
    text === null
      ? await ports.api.call('removeFile', { params, query: { path, version } })
      : await ports.api.call('saveFile', { params, body: { path, text, baseVersion: version } });
  return answer.ok ? { kind: 'saved', before: null } : refused(answer.problem);
}

function refused(problem: Problem): PolicyWriting {
  const isStale = problem.code === 'file_conflict' || problem.code === 'file_exists';
  return isStale ? { kind: 'stale' } : { kind: 'failed', problem };
}
