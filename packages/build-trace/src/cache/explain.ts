import type { CacheCause, InstructionCache } from '@stagecraft/contracts';
import { causesOf, createHistory, type History } from './causes.ts';
import { fileChanges } from './file-changes.ts';
import { withoutFolder } from './differences.ts';
import { cacheInputs } from './inputs.ts';
import type { Digest, EarlierBuild, Outcome, RecordedBuild, StepInputs } from './types.ts';

/** Touched files that are named. */
const namedTouched = 50;

/**
 * Why each step of a build was not taken from the cache, from what the records say.
 * @param earlier builds that came before it, newest first; those without a record only serve to find
 *   equal inputs
 * @returns for each instruction that has a cached step, in their order
 */
export function explainCache(
  build: RecordedBuild,
  earlier: readonly EarlierBuild[],
  digest: Digest,
): readonly InstructionCache[] {
  const inputs = cacheInputs(build, digest);
  const history = createHistory(build, earlier, digest);
  const outcomeOf = (instruction: number): Outcome => build.outcomes.get(instruction) ?? 'none';
  const isBuilt = (instruction: number): boolean =>
    outcomeOf(instruction) === 'built' || outcomeOf(instruction) === 'failed';
  return [...inputs.values()].map((step) => {
    const { instruction } = step;
    const outcome = outcomeOf(instruction);
    if (outcome === 'none')
      return { instruction, outcome, causes: [], compared: null, touched: [] };
    const touched = touchedFiles(history, step);
    if (outcome === 'cached') return { instruction, outcome, causes: [], compared: null, touched };
    const { causes, compared } = causesOf(build, inputs, step, history, isBuilt);
    return { instruction, outcome, causes: orUnknown(causes), compared, touched };
  });
}

function orUnknown(causes: readonly CacheCause[]): CacheCause[] {
  return causes.length === 0 ? [{ kind: 'unknown', missing: [] }] : [...causes];
}

/** Files that only their time tells from those of the build before. */
function touchedFiles(history: History, step: StepInputs): string[] {
  const before = history.reference(step)?.inputs.files;
  if (!before || step.files === null) return [];
  return fileChanges(before, step.files)
    .filter(({ change }) => change === 'touched')
    .slice(0, namedTouched)
    .map(({ path }) => withoutFolder(path));
}
