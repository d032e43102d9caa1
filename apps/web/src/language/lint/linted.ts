import { problemsOf, type StageGraph } from '@stagecraft/dockerfile';
import {
  lint,
  noticesOf,
  rules,
  type LintFacts,
  type LintInput,
  type Notice,
  type Policy,
} from '@stagecraft/lint';
import { readPolicy } from '@stagecraft/lint/policy';
import type { FeatureInput } from '../feature.ts';
import { ignoreRulesOf } from './ignore-rules.ts';
import { isLocal, resolverOf } from '../resolver.ts';

/** A version of a file as the linter takes it, and what there is to say of it. */
export interface Linted {
  readonly input: LintInput;
  readonly notices: readonly Notice[];
}

/** The last answer about a graph, and what it was made of beside the text. */
const known = new WeakMap<
  StageGraph,
  { readonly around: readonly unknown[]; readonly linted: Linted }
>();

/** Lints a version of a file; once for all features that ask about it. */
export function lintedOf(feature: FeatureInput): Linted {
  const { model, graph, readScript } = feature;
  const facts = factsOf(feature);
  const resolver = resolverOf(feature);
  const policy = policyOf(feature);
  const around = [
    policy,
    facts.ignore,
    JSON.stringify([facts.imagePlatforms, facts.imageUsers, facts.imageDigests, facts.installed]),
    resolver,
    readScript,
  ];
  const present = known.get(graph);
  if (present?.around.every((one, index) => one === around[index]) === true) return present.linted;
  const input: LintInput = { model, graph, resolver, policy, facts, readScript };
  const notices = noticesOf(problemsOf(model, graph), lint(rules, input));
  const linted = { input, notices };
  known.set(graph, { around, linted });
  return linted;
}

let lastPolicy: { readonly texts: string; readonly policy: Policy } | null = null;

/** The workspace's policy; the usual one while it is not known. */
function policyOf({ facts }: FeatureInput): Policy {
  const texts = facts.get({ kind: 'policy' }) ?? { stagecraft: null, hadolint: null };
  const key = JSON.stringify(texts);
  if (lastPolicy?.texts !== key) {
    lastPolicy = { texts: key, policy: readPolicy(texts, rules).policy };
  }
  return lastPolicy.policy;
}

/** Today is taken by the day: a finding does not change while a person types. */
const DAY = 86_400_000;

function factsOf(feature: FeatureInput): LintFacts {
  const { graph, facts } = feature;
  const imagePlatforms: Record<string, readonly string[]> = {};
  const imageUsers: Record<string, string> = {};
  const imageDigests: Record<string, string> = {};
  for (const { ref, usedAsBase } of graph.images) {
    if (!usedAsBase || !isLocal(feature, ref)) continue;
    const image = facts.get({ kind: 'image', ref })?.image ?? null;
    if (image === null) continue;
    imageUsers[ref] = image.user;
    if (image.digest !== null) imageDigests[ref] = image.digest;
    if (image.platform !== null) imagePlatforms[ref] = [image.platform];
  }
  const now = Math.floor(Date.now() / DAY) * DAY;
  return {
    ignore: ignoreRulesOf(feature),
    imagePlatforms,
    imageUsers,
    imageDigests,
    installed: installedOf(feature),
    now,
  };
}

/** What the shown build installed, by the instructions that are still as it built them. */
function installedOf({ path, facts }: FeatureInput): LintFacts['installed'] {
  const notes = facts.get({ kind: 'builds', dockerfile: path })?.instructions ?? {};
  const found = Object.entries(notes).flatMap(([id, { installed }]) => {
    if (installed === undefined) return [];
    const { build, versions } = installed;
    const source = { en: `build #${String(build)}`, 'zh-CN': `构建 #${String(build)}` };
    return [[id, { source, versions }] as const];
  });
  return Object.fromEntries(found);
}
