import { StepPhase } from '@stagecraft/contracts';
import type { BuildStep } from '@stagecraft/contracts';
import type { Selectable } from 'kysely';
import * as z from 'zod';
import type { BuildStepTable, Database } from './database.ts';

const texts = z.array(z.string());
const indices = z.array(z.number());

/** Rows of one statement: SQLite takes a limited number of values. */
const rowsAtOnce = 500;

function toRow(buildId: string, step: BuildStep, position: number): BuildStepTable {
  return {
    build_id: buildId,
    position,
    step_id: step.id,
    name: step.name,
    inputs: JSON.stringify(step.inputs),
    instructions: JSON.stringify(step.instructions),
    phase: step.phase,
    started_at: step.startedAt,
    duration_ms: step.durationMs,
    layer_bytes: step.layerBytes,
  };
}

function fromRow(row: Selectable<BuildStepTable>): BuildStep {
  return {
    id: row.step_id,
    name: row.name,
    inputs: texts.parse(JSON.parse(row.inputs)),
    instructions: indices.parse(JSON.parse(row.instructions)),
    phase: StepPhase.parse(row.phase),
    startedAt: row.started_at,
    durationMs: row.duration_ms,
    layerBytes: row.layer_bytes,
  };
}

/** Keeps the steps of a build, in order, in the place of those that were kept. */
export async function keepSteps(
  database: Database,
  buildId: string,
  steps: readonly BuildStep[],
): Promise<void> {
  const rows = steps.map((step, position) => toRow(buildId, step, position));
  await database.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('build_steps').where('build_id', '=', buildId).execute();
    for (let at = 0; at < rows.length; at += rowsAtOnce) {
      const some = rows.slice(at, at + rowsAtOnce);
      await transaction.insertInto('build_steps').values(some).execute();
    }
  });
}

/** The steps of builds, each in the order in which they were announced. */
export async function stepsOf(
  database: Database,
  buildIds: readonly string[],
): Promise<ReadonlyMap<string, readonly BuildStep[]>> {
  const steps = new Map<string, BuildStep[]>(buildIds.map((id) => [id, []]));
  if (buildIds.length === 0) return steps;
  const rows = await database
    .selectFrom('build_steps')
    .selectAll()
    .where('build_id', 'in', [...buildIds])
    .orderBy('position')
    .execute();
  for (const row of rows) steps.get(row.build_id)?.push(fromRow(row));
  return steps;
}
