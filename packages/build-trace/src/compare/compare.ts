import type {
  BuildComparison,
  BuildStep,
  BuildTotals,
  ImageConfig,
  StepComparison,
  StepPhase,
  StepSide,
} from '@stagecraft/contracts';
import { pairInstructions } from '../align/pair.ts';
import { fileChanges } from '../cache/file-changes.ts';
import { withoutFolder } from '../cache/differences.ts';
import { textOf } from '../cache/inputs.ts';
import type { FileIndex, RecordedBuild } from '../cache/types.ts';
import { diffLines } from './diff-lines.ts';
import { compareBases, compareConfigs, compareOptions } from './values.ts';

/** Files that are named; of more, only the number is told. */
const namedFiles = 500;

/** A build as it is compared. */
export interface ComparableBuild {
  readonly record: RecordedBuild;
  readonly steps: readonly BuildStep[];
  /** ms, of the whole build. */
  readonly durationMs: number | null;
  readonly imageBytes: number | null;
  readonly contextBytes: number | null;
  /** Null when the image is not there (any more). */
  readonly config: ImageConfig | null;
}

/** Two builds side by side. Any two can be compared, also of different Dockerfiles. */
export function compareBuilds(before: ComparableBuild, after: ComparableBuild): BuildComparison {
  const [old, now] = [before.record, after.record];
  return {
    builds: {
      before: { id: old.id, number: old.number },
      after: { id: now.id, number: now.number },
    },
    totals: { before: totalsOf(before), after: totalsOf(after) },
    lines: [...diffLines(old.model.text, now.model.text)],
    options: [...compareOptions(old.options, now.options)],
    steps: [...compareSteps(before, after)],
    bases: [...compareBases(old.bases, now.bases)],
    files: old.files && now.files && compareFiles(old.files, now.files),
    config: before.config && after.config && [...compareConfigs(before.config, after.config)],
  };
}

function totalsOf(build: ComparableBuild): BuildTotals {
  const { record, steps, durationMs, imageBytes, contextBytes } = build;
  // Nothing is cached of a FROM: a base image is there or is fetched.
  const own = sidesOf(build).filter(
    ({ phase, instruction }) =>
      phase !== null && record.model.instructions[instruction]?.keyword !== 'FROM',
  );
  const cached = own.filter(({ phase }) => phase === 'cached').length;
  return {
    durationMs,
    steps: steps.length === 0 ? 0 : own.length,
    cached,
    imageBytes,
    contextBytes,
  };
}

/** What the build did for each instruction, over all of its steps. */
function sidesOf({ record, steps }: ComparableBuild): readonly StepSide[] {
  const byInstruction = new Map<number, BuildStep[]>();
  for (const step of steps) {
    for (const one of step.instructions) {
      const known = byInstruction.get(one) ?? [];
      known.push(step);
      byInstruction.set(one, known);
    }
  }
  return record.model.instructions.map((instruction) => {
    const own = byInstruction.get(instruction.index) ?? [];
    return {
      instruction: instruction.index,
      text: textOf(record.model, instruction),
      phase: phaseOf(own),
      durationMs: sum(own.map(({ durationMs }) => durationMs)),
      layerBytes: sum(own.map(({ layerBytes }) => layerBytes)),
    };
  });
}

const precedence: readonly StepPhase[] = [
  'failed',
  'running',
  'cancelled',
  'queued',
  'done',
  'cached',
];

function phaseOf(steps: readonly BuildStep[]): StepPhase | null {
  return precedence.find((phase) => steps.some((step) => step.phase === phase)) ?? null;
}

function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
}

/** In the order of the later text; what only the earlier one has stands where it stood. */
function compareSteps(before: ComparableBuild, after: ComparableBuild): readonly StepComparison[] {
  const pairs = pairInstructions(before.record.model, after.record.model);
  const old = sidesOf(before);
  const taken = new Set(pairs.values());
  const result: StepComparison[] = [];
  let next = 0;
  const addRemoved = (until: number): void => {
    for (; next < until; next += 1) {
      const side = old[next];
      if (side !== undefined && !taken.has(next)) result.push({ before: side, after: null });
    }
  };
  for (const side of sidesOf(after)) {
    const earlier = pairs.get(side.instruction);
    if (earlier !== undefined) addRemoved(earlier);
    result.push({ before: earlier === undefined ? null : (old[earlier] ?? null), after: side });
  }
  addRemoved(old.length);
  return result;
}

function compareFiles(before: FileIndex, after: FileIndex): BuildComparison['files'] {
  const changes = fileChanges(flat(before), flat(after));
  const named = changes
    .slice(0, namedFiles)
    .map(({ path, change }) => ({ path: withoutFolder(path), change }));
  return { changes: named, more: changes.length - named.length };
}

function flat(index: FileIndex) {
  return new Map(
    [...index].flatMap(([folder, files]) =>
      [...files].map(([path, file]) => [`${folder}/${path}`, file] as const),
    ),
  );
}
