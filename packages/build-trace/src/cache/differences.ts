import type { CacheCause } from '@stagecraft/contracts';
import { fileChanges } from './file-changes.ts';
import type { StepInputs } from './types.ts';

/** Files named in one cause; of more, only the number is told. */
const namedFiles = 200;

/**
 * How the inputs of a step differ from an earlier build's, without those that it gets from other
 * steps: each difference is one that a builder looks at.
 */
export function ownDifferences(before: StepInputs, after: StepInputs): readonly CacheCause[] {
  const causes: CacheCause[] = [];
  if (before.text !== after.text) {
    causes.push({ kind: 'text', before: before.text, after: after.text });
  }
  causes.push(...variableCauses(before, after), ...settingCauses(before, after));
  causes.push(...baseCauses(before, after));
  if (before.files !== null && after.files !== null) {
    // Another text may name other files, which were there all the time.
    const isOtherText = before.text !== after.text;
    const changes = fileChanges(before.files, after.files).filter(
      ({ change }) => change === 'changed' || (change !== 'touched' && !isOtherText),
    );
    if (changes.length > 0) {
      const shown = changes.slice(0, namedFiles).map(({ path, change }) => ({
        path: withoutFolder(path),
        change,
      }));
      causes.push({ kind: 'files', changes: shown, more: changes.length - shown.length });
    }
  }
  return causes;
}

/** Files of the build context go by their path alone. */
export function withoutFolder(path: string): string {
  return path.replace(/^context\//, '');
}

function namesOf(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>) {
  return new Set([...before.keys(), ...after.keys()]);
}

function variableCauses(before: StepInputs, after: StepInputs): CacheCause[] {
  return [...namesOf(before.variables, after.variables)].flatMap((name): CacheCause[] => {
    const old = before.variables.get(name);
    const now = after.variables.get(name);
    if (old !== undefined && now !== undefined && old.value === now.value) return [];
    const source = now?.source ?? old?.source ?? 'argument';
    return [
      { kind: 'variable', name, source, before: old?.value ?? null, after: now?.value ?? null },
    ];
  });
}

function settingCauses(before: StepInputs, after: StepInputs): CacheCause[] {
  return [...namesOf(before.settings, after.settings)].flatMap((keyword): CacheCause[] => {
    const old = before.settings.get(keyword) ?? null;
    const now = after.settings.get(keyword) ?? null;
    return old === now ? [] : [{ kind: 'setting', keyword, before: old, after: now }];
  });
}

function baseCauses(before: StepInputs, after: StepInputs): CacheCause[] {
  const lost = [...before.bases].filter(([ref]) => !after.bases.has(ref));
  return [...after.bases].flatMap(([ref, identity]): CacheCause[] => {
    const named = (name: string, id: string | null): string =>
      id === null ? name : `${name}@${id}`;
    if (!before.bases.has(ref)) {
      const [old] = lost.splice(0, 1);
      // What was not started from before is told by the instruction's text or by its order.
      if (old === undefined) return [];
      return [{ kind: 'base', ref, before: named(...old), after: named(ref, identity) }];
    }
    const old = before.bases.get(ref) ?? null;
    if (old === null || identity === null || old === identity) return [];
    return [{ kind: 'base', ref, before: named(ref, old), after: named(ref, identity) }];
  });
}
