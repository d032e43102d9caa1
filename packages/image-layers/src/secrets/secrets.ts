import type { LayerContents, LayerEntry } from '../types.ts';
import { followLayers, visibleEntries, type StoredFile } from '../hidden/hidden.ts';
import { entryAt } from '../tree/merge.ts';
import { secretRuleOf, type SecretKind, type SecretRule } from './rules.ts';

/** A stored file that looks like a secret by its path. */
export interface SecretCandidate {
  readonly rule: SecretRule;
  /** Layer that stores it, from 0. */
  readonly storedIn: number;
  /** Of the entry in its layer. */
  readonly index: number;
  /** Layer that removed or replaced it; null where the image still has it. */
  readonly hiddenBy: number | null;
  readonly entry: LayerEntry;
}

/** What is told of a candidate. Never its content. */
export interface FoundSecret {
  readonly path: string;
  readonly kind: SecretKind;
  readonly storedIn: number;
  readonly hiddenBy: number | null;
  readonly bytes: number;
  /** `content`: the file was read and has one in it. `name`: only its name says so. */
  readonly evidence: 'name' | 'content';
}

/** Files that look like secrets by their paths, those that a later layer hid first, then by path. */
export function findCandidates(layers: readonly LayerContents[]): readonly SecretCandidate[] {
  const found: SecretCandidate[] = [];
  const add = ({ layer, index, entry }: StoredFile, hiddenBy: number | null): void => {
    if (entry.kind !== 'file' || entry.size === 0) return;
    const rule = secretRuleOf(entry.path);
    if (rule !== null) found.push({ rule, storedIn: layer, index, hiddenBy, entry });
  };
  const tree = followLayers(layers, {
    onHidden(hidden, hiding) {
      const entry = entryAt(layers, hidden);
      if (entry !== null) add({ layer: hidden.layer, index: hidden.index, entry }, hiding.layer);
    },
  });
  for (const visible of visibleEntries(layers, tree)) add(visible, null);
  const order = (one: SecretCandidate): number => (one.hiddenBy === null ? 1 : 0);
  return found.toSorted((a, b) => order(a) - order(b) || (a.entry.path < b.entry.path ? -1 : 1));
}

/**
 * What can be said of a candidate.
 * @param content its text; null where it was not read
 * @returns null where it is none: its content shows no secret, or its name alone does not tell
 */
export function judgeCandidate(
  candidate: SecretCandidate,
  content: string | null,
): FoundSecret | null {
  const { rule, storedIn, hiddenBy, entry } = candidate;
  if (content !== null && rule.content !== null && !rule.content.test(content)) return null;
  if (content === null && rule.needsContent) return null;
  const evidence = content !== null && rule.content !== null ? 'content' : 'name';
  return { path: entry.path, kind: rule.kind, storedIn, hiddenBy, bytes: entry.size, evidence };
}

/**
 * Whether a file looks like a secret.
 *
 * @param path without `/` in front
 * @param content its text
 */
export function looksLikeSecret(path: string, content: string): boolean {
  const rule = secretRuleOf(path);
  return rule !== null && (rule.content === null || rule.content.test(content));
}
