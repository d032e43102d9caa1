// Made by `npm run generate`.
import type { Rule } from '../rule.ts';
import { untaggedBase } from './base-image/untagged-base.ts';
import { emptyLabel } from './labels/empty-label.ts';
import { invalidLabelKey } from './labels/invalid-label-key.ts';
import { labelNotEmail } from './labels/label-not-email.ts';
import { labelNotGitHash } from './labels/label-not-git-hash.ts';
import { labelNotRfc3339 } from './labels/label-not-rfc3339.ts';
import { labelNotSemver } from './labels/label-not-semver.ts';
import { labelNotSpdx } from './labels/label-not-spdx.ts';
import { labelNotUrl } from './labels/label-not-url.ts';
import { missingLabel } from './labels/missing-label.ts';
import { unlistedLabel } from './labels/unlisted-label.ts';
import { maintainer } from './metadata/maintainer.ts';

/** Every rule with its group, in the order of both. */
export const catalogue: readonly { readonly group: string; readonly rule: Rule }[] = [
  { group: 'base-image', rule: untaggedBase },
  { group: 'labels', rule: emptyLabel },
  { group: 'labels', rule: invalidLabelKey },
  { group: 'labels', rule: labelNotEmail },
  { group: 'labels', rule: labelNotGitHash },
  { group: 'labels', rule: labelNotRfc3339 },
  { group: 'labels', rule: labelNotSemver },
  { group: 'labels', rule: labelNotSpdx },
  { group: 'labels', rule: labelNotUrl },
  { group: 'labels', rule: missingLabel },
  { group: 'labels', rule: unlistedLabel },
  { group: 'metadata', rule: maintainer },
];

/** Every rule. */
export const rules: readonly Rule[] = catalogue.map(({ rule }) => rule);
