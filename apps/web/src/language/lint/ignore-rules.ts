import { compileIgnore, type IgnoreRules } from '@stagecraft/dockerfile';
import type { FeatureInput } from '../feature.ts';

/** Compiling costs more than a look; a workspace has few ignore files. */
let last: { readonly text: string; readonly rules: IgnoreRules } | null = null;

/** The rules of the ignore file that applies to a Dockerfile; null while that is not known. */
export function ignoreRulesOf({ path, facts }: FeatureInput): IgnoreRules | 'none' | null {
  const found = facts.get({ kind: 'ignore', dockerfile: path });
  if (found === null) return null;
  if (found.path === null) return 'none';
  if (last?.text !== found.text) last = { text: found.text, rules: compileIgnore(found.text) };
  return last.rules;
}
