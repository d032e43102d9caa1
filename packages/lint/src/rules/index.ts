// Made by `npm run generate`.
import type { Rule } from '../rule.ts';
import { untaggedBase } from './base-image/untagged-base.ts';
import { apkWithoutNoCache } from './cache/apk-without-no-cache.ts';
import { aptListsLeft } from './cache/apt-lists-left.ts';
import { dnfCacheLeft } from './cache/dnf-cache-left.ts';
import { pipCacheLeft } from './cache/pip-cache-left.ts';
import { yarnCacheLeft } from './cache/yarn-cache-left.ts';
import { yumCacheLeft } from './cache/yum-cache-left.ts';
import { zypperCacheLeft } from './cache/zypper-cache-left.ts';
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
import { aptInScript } from './packages/apt-in-script.ts';
import { aptRecommends } from './packages/apt-recommends.ts';
import { aptWithoutYes } from './packages/apt-without-yes.ts';
import { dnfWithoutYes } from './packages/dnf-without-yes.ts';
import { unpinnedApkPackage } from './packages/unpinned-apk-package.ts';
import { unpinnedAptPackage } from './packages/unpinned-apt-package.ts';
import { unpinnedDnfPackage } from './packages/unpinned-dnf-package.ts';
import { unpinnedGem } from './packages/unpinned-gem.ts';
import { unpinnedGoPackage } from './packages/unpinned-go-package.ts';
import { unpinnedNpmPackage } from './packages/unpinned-npm-package.ts';
import { unpinnedPipPackage } from './packages/unpinned-pip-package.ts';
import { unpinnedYumPackage } from './packages/unpinned-yum-package.ts';
import { unpinnedZypperPackage } from './packages/unpinned-zypper-package.ts';
import { yumWithoutYes } from './packages/yum-without-yes.ts';
import { zypperDistUpgrade } from './packages/zypper-dist-upgrade.ts';
import { zypperWithoutYes } from './packages/zypper-without-yes.ts';

/** Every rule with its group, in the order of both. */
export const catalogue: readonly { readonly group: string; readonly rule: Rule }[] = [
  { group: 'base-image', rule: untaggedBase },
  { group: 'cache', rule: apkWithoutNoCache },
  { group: 'cache', rule: aptListsLeft },
  { group: 'cache', rule: dnfCacheLeft },
  { group: 'cache', rule: pipCacheLeft },
  { group: 'cache', rule: yarnCacheLeft },
  { group: 'cache', rule: yumCacheLeft },
  { group: 'cache', rule: zypperCacheLeft },
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
  { group: 'packages', rule: aptInScript },
  { group: 'packages', rule: aptRecommends },
  { group: 'packages', rule: aptWithoutYes },
  { group: 'packages', rule: dnfWithoutYes },
  { group: 'packages', rule: unpinnedApkPackage },
  { group: 'packages', rule: unpinnedAptPackage },
  { group: 'packages', rule: unpinnedDnfPackage },
  { group: 'packages', rule: unpinnedGem },
  { group: 'packages', rule: unpinnedGoPackage },
  { group: 'packages', rule: unpinnedNpmPackage },
  { group: 'packages', rule: unpinnedPipPackage },
  { group: 'packages', rule: unpinnedYumPackage },
  { group: 'packages', rule: unpinnedZypperPackage },
  { group: 'packages', rule: yumWithoutYes },
  { group: 'packages', rule: zypperDistUpgrade },
  { group: 'packages', rule: zypperWithoutYes },
];

/** Every rule. */
export const rules: readonly Rule[] = catalogue.map(({ rule }) => rule);
