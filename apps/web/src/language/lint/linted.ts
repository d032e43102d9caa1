import { problemsOf, type StageGraph } from '@stagecraft/dockerfile';
import {
  lint,
  noticesOf,
  rules,
  type Finding,
  type LintFacts,
  type LintInput,
  type Notice,
  type Policy,
} from '@stagecraft/lint';
import { readPolicy } from '@stagecraft/lint/policy';
import type { FeatureInput } from '../feature.ts';
import { ignoreRulesOf } from './ignore-rules.ts';
import { isLocal, resolverOf } from '../resolver.ts';
import { shellFindings, type ShellFindings } from './shell-findings.ts';

/** A version of a file as the linter takes it, and what there is to say of it. */
export interface Linted {
  readonly input: LintInput;
  readonly notices: readonly Notice[];
  /** What of it ShellCheck says. */
  readonly shell: ShellFindings;
}

/** Lints a version of a file; once for all features that ask about it. */
export function lintedOf(feature: FeatureInput): Linted {
  const ruled = ruledOf(feature);
  const shell = shellFindings(feature, ruled.input);
  const present = known.get(ruled);
  if (present?.shell === shell) return present;
  const { input, findings } = ruled;
  const problems = problemsOf(input.model, input.graph);
  const notices = noticesOf(problems, [...findings, ...shell.findings]);
  const linted = { input, notices, shell };
  known.set(ruled, linted);
  return linted;
}

/** A version of a file, and what the rules find in it. */
interface Ruled {
  readonly input: LintInput;
  readonly findings: readonly Finding[];
}

/** The last answer about what the rules found. */
const known = new WeakMap<Ruled, Linted>();

/** What rules last found in a graph, and what it was made of beside the text. */
const knownRuled = new WeakMap<
  StageGraph,
  { readonly around: readonly unknown[]; readonly ruled: Ruled }
>();

function ruledOf(feature: FeatureInput): Ruled {
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
  const present = knownRuled.get(graph);
  if (present?.around.every((one, index) => one === around[index]) === true) return present.ruled;
  const input: LintInput = { model, graph, resolver, policy, facts, readScript };
  const ruled = { input, findings: lint(rules, input) };
  knownRuled.set(graph, { around, ruled });
  return ruled;
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
