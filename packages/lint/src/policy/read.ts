import { nearest } from '@stagecraft/dockerfile';
import type { Rule } from '../rule.ts';
import { policyProblems, type FilePolicyProblem, type PolicyProblem } from './problems.ts';
import { policySchema, type PolicyFile } from './schema.ts';
import { readSettings, type RuleNames, type Setting } from './settings.ts';
import { DEFAULT_POLICY, type LabelType, type Policy, type Threshold } from './types.ts';
import { readYaml } from './yaml.ts';

/** The texts of the files that a policy can be in; null where there is no such file. */
export type PolicyTexts = Readonly<Record<PolicyFile, string | null>>;

/** A rule as policy files name it. */
export type NamedRule = Pick<Rule, 'id' | 'aliases'>;

/** What the files say together. */
export interface ReadPolicy {
  readonly policy: Policy;
  readonly problems: readonly FilePolicyProblem[];
}

/**
 * The policy of `stagecraft.yaml` and hadolint's file. Where both say something of the same rule, label
 * or key, `stagecraft.yaml` counts: a team that brings hadolint's file along adds to it or corrects it
 * there. Lists of registries are not added up: ours takes the other's place. What can't be read is a
 * problem, and the rest counts.
 */
export function readPolicy(texts: PolicyTexts, rules: readonly NamedRule[]): ReadPolicy {
  const names = ruleNames(rules);
  const hadolint = readFile(texts.hadolint, 'hadolint', names);
  const stagecraft = readFile(texts.stagecraft, 'stagecraft', names);
  const theirs = hadolintPolicy(hadolint.settings);
  const ours = stagecraftPolicy(stagecraft.settings);
  const named = new Set(Object.keys(ours.rules ?? {}).map((name) => names.idOf(name)));
  const kept = Object.entries(theirs.rules ?? {}).filter(([name]) => !named.has(names.idOf(name)));
  const policy: Policy = {
    ...DEFAULT_POLICY,
    ...theirs,
    ...ours,
    rules: { ...Object.fromEntries(kept), ...ours.rules },
    labels: { ...theirs.labels, ...ours.labels },
  };
  return { policy, problems: [...stagecraft.problems, ...hadolint.problems] };
}

interface NameTable extends RuleNames {
  /** The id of the rule that a name means; the name itself, in lower case, for one that is not here. */
  idOf(name: string): string;
}

/** ShellCheck's codes are open: which there are depends on the ShellCheck that is there. */
const SHELLCHECK = /^sc[0-9]{4}$/;

function ruleNames(rules: readonly NamedRule[]): NameTable {
  const all = rules.flatMap(({ id, aliases }) => [id, ...aliases]);
  const ids = new Map(
    rules.flatMap(({ id, aliases }) => [id, ...aliases].map((name) => [name.toLowerCase(), id])),
  );
  return {
    idOf: (name) => ids.get(name.toLowerCase()) ?? name.toLowerCase(),
    find: (name) => {
      const isKnown = ids.has(name.toLowerCase()) || SHELLCHECK.test(name.toLowerCase());
      // Codes lie close together: one is no better guess than another.
      const isCode = /^(?:dl|sc)[0-9]/i.test(name);
      return { isKnown, nearest: isKnown || isCode ? null : nearest(name, all) };
    },
  };
}

interface ReadFile {
  readonly settings: readonly Setting[];
  readonly problems: readonly FilePolicyProblem[];
}

function readFile(text: string | null, file: PolicyFile, names: NameTable): ReadFile {
  if (text === null) return { settings: [], problems: [] };
  const { document, faults } = readYaml(text);
  const invalid = faults.map(({ message, span }) => policyProblems.invalid(message, span));
  const read =
    document === null
      ? { settings: [], problems: [] }
      : readSettings(document, policySchema[file], names);
  const problems = [...invalid, ...read.problems, ...namedTwice(read.settings, names)]
    .map((problem) => ({ ...problem, file }))
    .sort((a, b) => a.span.start - b.span.start);
  return { settings: read.settings, problems };
}

/** Rules that `rules` names by two of their names. */
function namedTwice(settings: readonly Setting[], names: NameTable): PolicyProblem[] {
  const seen = new Map<string, string>();
  return settings.flatMap(({ path: [, section, name], keySpan }) => {
    if (section !== 'rules' || name === undefined) return [];
    const id = names.idOf(name);
    const other = seen.get(id);
    seen.set(id, name);
    return other === undefined ? [] : [policyProblems.namedTwice(keySpan, name, other)];
  });
}

type Said = Partial<Policy>;

function stagecraftPolicy(settings: readonly Setting[]): Said {
  const under = (name: string): Setting[] => settings.filter(({ path }) => path[1] === name);
  const rules = under('rules').map(({ path, value }) => [path[2]?.toLowerCase() ?? '', value]);
  return {
    ...common(under),
    rules: Object.fromEntries(rules) as Policy['rules'],
    labels: labelsOf(under('labels'), 2),
    ...optional('allowedRegistries', texts(under('allowed-registries'))),
    ...optional('basesByDigest', last<boolean>(under('bases-by-digest'))),
    ...optional('failureThreshold', last<Threshold>(under('failure-threshold'))),
  };
}

const GRAVITY = ['style', 'info', 'warning', 'error'];

function hadolintPolicy(settings: readonly Setting[]): Said {
  const under = (name: string): Setting[] => settings.filter(({ path }) => path[0] === name);
  // Of several severities the gravest counts, in whatever order they stand.
  const overridden = under('override')
    .map(({ path, value }) => [lower(value), path[1] ?? ''] as const)
    .sort(([, a], [, b]) => GRAVITY.indexOf(a) - GRAVITY.indexOf(b));
  // What is ignored stays so, whatever severity it would have.
  const ignored = under('ignored').map(({ value }) => [lower(value), 'off']);
  const said = last<string>(under('failure-threshold'));
  const isAny = said === 'ignore' || said === 'none';
  const never = last<boolean>(under('no-fail')) === true;
  const threshold = never ? 'none' : isAny ? 'style' : (said as Threshold | undefined);
  return {
    ...common(under),
    rules: Object.fromEntries([...overridden, ...ignored]) as Policy['rules'],
    labels: labelsOf(under('label-schema'), 1),
    ...optional('allowedRegistries', texts(under('trustedRegistries'))),
    ...optional('failureThreshold', threshold),
  };
}

function common(under: (name: string) => Setting[]): Said {
  return {
    ...optional('strictLabels', last<boolean>(under('strict-labels'))),
    ...optional('ignoresPragmas', last<boolean>(under('disable-ignore-pragma'))),
  };
}

function labelsOf(settings: readonly Setting[], at: number): Policy['labels'] {
  return Object.fromEntries(
    settings.map(({ path, value }) => [path[at] ?? '', value as LabelType]),
  );
}

function texts(settings: readonly Setting[]): readonly string[] | undefined {
  return settings.length === 0 ? undefined : settings.map(({ value }) => String(value));
}

/** The schema has made sure of its type. */
function last<T extends string | boolean>(settings: readonly Setting[]): T | undefined {
  return settings.at(-1)?.value as T | undefined;
}

function lower(value: string | boolean): string {
  return String(value).toLowerCase();
}

function optional<K extends keyof Policy>(key: K, value: Policy[K] | undefined): Said {
  return value === undefined ? {} : { [key]: value };
}
