import type { LintInput } from '../file/types.ts';
import { checkName, meantAliases, type Rule } from '../rule.ts';
import type { Report } from '../types.ts';
import { readCheckDirective, readPragmas } from './read.ts';

/** Names in lower case. */
type Names = ReadonlySet<string>;

/** A pragma for the rest of a stage, from an instruction on. */
interface StagePragma {
  readonly stage: number;
  readonly from: number;
  readonly names: Names;
}

/**
 * Tells whether the file's own words silence a report: hadolint's pragmas by any of the rule's names,
 * Docker's by its name of the check (`all` is all checks of Docker's).
 */
export function suppressor({
  model,
  policy,
}: Pick<LintInput, 'model' | 'policy'>): (
  rule: Pick<Rule, 'id' | 'aliases'>,
  report: Pick<Report, 'instruction' | 'other' | 'alias'>,
) => boolean {
  const pragmas = readPragmas(model);
  const directive = readCheckDirective(model);
  if (pragmas.length === 0 && directive.skip.size === 0) return () => false;
  const scopes = new Map<string, Set<string>>();
  const stages: StagePragma[] = [];
  for (const { scope, names, instruction } of pragmas) {
    if (scope === 'shell' || (policy.ignoresPragmas && scope !== 'check')) continue;
    if (scope === 'stage') {
      const stage = model.instructions[instruction ?? -1]?.stage;
      if (instruction !== null && stage !== undefined) {
        stages.push({ stage, from: instruction, names: new Set(names.map(lower)) });
      }
      continue;
    }
    const place = scope === 'global' ? '' : String(instruction);
    add(scopes, `${scope}:${place}`, names);
  }
  return (rule, report) => {
    const { instruction, other } = report;
    const aliases = meantAliases(rule, report);
    const names = [rule.id, ...aliases].map(lower);
    const check = checkName({ aliases });
    if (check !== null) {
      const skips = [directive.skip, scopes.get(`check:${String(instruction?.index)}`)];
      if (skips.some((skip) => skip?.has('all') || skip?.has(check.toLowerCase()))) return true;
    }
    const ignores: (Names | undefined)[] = [
      scopes.get('global:'),
      scopes.get(`ignore:${String(instruction?.index)}`),
      scopes.get(`ignore:${String(other?.index ?? instruction?.index)}`),
    ];
    for (const { stage, from, names: ignored } of stages) {
      if (stage === instruction?.stage && from <= instruction.index) ignores.push(ignored);
    }
    return ignores.some((ignore) => names.some((name) => ignore?.has(name)));
  };
}

function add(scopes: Map<string, Set<string>>, key: string, names: readonly string[]): void {
  const set = scopes.get(key) ?? new Set();
  for (const name of names) set.add(lower(name));
  scopes.set(key, set);
}

function lower(name: string): string {
  return name.toLowerCase();
}
