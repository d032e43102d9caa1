import { readdirSync } from 'node:fs';
import { readFixtures, readSamples } from '../../../dockerfile/test/support/fixtures.ts';
import type { Policy } from '../../src/policy/types.ts';
import { rules } from '../../src/rules/index.ts';
import { writtenCases } from '../support/cases.ts';
import { unmark, type Surroundings } from '../support/check.ts';
import { knownFiles } from '../support/known-files.ts';
import { copyCases } from './cases/copies.ts';
import { fromCases } from './cases/froms.ts';
import { metadataCases } from './cases/metadata.ts';
import { packageCases } from './cases/packages.ts';
import { policyCases } from './cases/policies.ts';
import { pragmaCases } from './cases/pragmas.ts';
import { runCases } from './cases/runs.ts';
import type { AskedFile } from './types.ts';

/**
 * All files that hadolint is asked about, by the name of the file that its answers are recorded in:
 * the cases of our rules' tests (by folder), their examples, the fixtures of the language and those
 * written for this. Calls the rules' tests, as their cases are made there.
 */
export async function askedFiles(): Promise<ReadonlyMap<string, readonly AskedFile[]>> {
  const plain = (texts: readonly string[]): AskedFile[] => texts.map((text) => ({ text }));
  const examples = rules.flatMap(({ examples: all }) =>
    all.flatMap(({ bad, good, policy = {} }) =>
      [unmark(bad).text, good].map((text) => asked(text, { policy })),
    ),
  );
  const fixtures = [...readFixtures(), ...readSamples()].map(({ text }) => text);
  const groups = new Map<string, readonly AskedFile[]>([
    ...(await ruleTests()),
    ['examples', examples],
    ['fixtures', plain([...fixtures, ...knownFiles])],
    ['instructions', plain([...fromCases, ...copyCases, ...metadataCases, ...runCases])],
    ['package-managers', plain(packageCases)],
    ['policies', policyCases],
    ['pragmas', plain(pragmaCases)],
  ]);
  return new Map([...groups].map(([name, files]) => [name, distinct(files)]));
}

async function ruleTests(): Promise<Map<string, readonly AskedFile[]>> {
  const folder = new URL('../../src/rules/', import.meta.url);
  const groups = new Map<string, AskedFile[]>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.test.ts')) continue;
    const before = writtenCases.length;
    await import(new URL(name, folder).href);
    const group = `rules-${name.replace(/[/\\].*/, '')}`;
    const own = writtenCases.slice(before).map(({ text, around }) => asked(text, around));
    groups.set(group, [...(groups.get(group) ?? []), ...own]);
  }
  return groups;
}

/** With a test's policy as hadolint's configuration says it. */
function asked(text: string, { policy = {} }: Pick<Surroundings, 'policy'>): AskedFile {
  const config = configOf(policy);
  return Object.keys(config).length === 0 ? { text } : { text, config: JSON.stringify(config) };
}

function configOf(policy: Partial<Policy>): Record<string, unknown> {
  const { rules: named = {}, allowedRegistries, labels, strictLabels, ignoresPragmas } = policy;
  const codes = Object.entries(named).flatMap(([name, said]): (readonly [string, string])[] => {
    const rule = rules.find(({ id, aliases }) => [id, ...aliases].some((one) => same(one, name)));
    const severity = said === 'on' ? (rule?.severity ?? 'info') : said;
    const own = rule?.aliases.filter((one) => one.startsWith('DL')) ?? [];
    return own.map((code) => [code, severity] as const);
  });
  const withSeverity = (wanted: string): string[] =>
    codes.flatMap(([code, severity]) => (severity === wanted ? [code] : []));
  const override = ['error', 'warning', 'info', 'style'].flatMap((severity) => {
    const all = withSeverity(severity);
    return all.length === 0 ? [] : [[severity, all] as const];
  });
  const ignored = withSeverity('off');
  return {
    ...(ignored.length === 0 ? {} : { ignored }),
    ...(override.length === 0 ? {} : { override: Object.fromEntries(override) }),
    ...(allowedRegistries === undefined ? {} : { trustedRegistries: allowedRegistries }),
    ...(labels === undefined ? {} : { 'label-schema': labels }),
    ...(strictLabels === undefined ? {} : { 'strict-labels': strictLabels }),
    ...(ignoresPragmas === undefined ? {} : { 'disable-ignore-pragma': ignoresPragmas }),
  };
}

function same(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

function distinct(files: readonly AskedFile[]): readonly AskedFile[] {
  return [...new Map(files.map((file) => [JSON.stringify(file), file])).values()];
}
