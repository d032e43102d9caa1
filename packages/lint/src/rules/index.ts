// Made by `npm run generate`.
import type { Rule } from '../rule.ts';
import { untaggedBase } from './base-image/untagged-base.ts';
import { maintainer } from './metadata/maintainer.ts';

/** Every rule with its group, in the order of both. */
export const catalogue: readonly { readonly group: string; readonly rule: Rule }[] = [
  { group: 'base-image', rule: untaggedBase },
  { group: 'metadata', rule: maintainer },
];

/** Every rule. */
export const rules: readonly Rule[] = catalogue.map(({ rule }) => rule);
