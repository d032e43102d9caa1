import { findLineStarts, hunksOf } from '@stagecraft/dockerfile';
import { rules } from '@stagecraft/lint';
import { readPolicy, writePolicy } from '@stagecraft/lint/policy';
import type { Feature } from '../feature.ts';

/**
 * What makes `stagecraft.yaml` say something else of a rule. Where the file has the rule by another of
 * its names, that entry is changed.
 */
export const policyChange: Feature<'policyChange'> = (_, { text, names, value }) => {
  const present = readPolicy({ stagecraft: text, hadolint: null }, rules).policy.rules;
  const rule = names.find((name) => Object.hasOwn(present, name.toLowerCase())) ?? names[0];
  const edits = rule === undefined ? null : writePolicy(text, { kind: 'rule', rule, value });
  if (edits === null) return null;
  return { edits, hunks: hunksOf({ text, lineStarts: findLineStarts(text) }, edits) };
};
