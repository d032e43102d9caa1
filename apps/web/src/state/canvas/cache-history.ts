import { emptyTrace, foldEvents, instructionStates, matchSteps } from '@stagecraft/build-trace';
import { BuildEvent } from '@stagecraft/contracts';
import { parseBuilt } from '../build/active.ts';
import type { Ports } from '../ports.ts';
import type { CacheRecord } from './heat.ts';

/**
 * What builds took from the cache, in the order of their ids; a build that cannot be read ends the list.
 * `known`: those that were read before, by id, as what has ended does not change; it is added to.
 */
export async function readCacheHistory(
  ports: Ports,
  ids: readonly string[],
  known: Map<string, CacheRecord>,
): Promise<readonly CacheRecord[]> {
  const records: CacheRecord[] = [];
  for (const id of ids) {
    const record = known.get(id) ?? (await readRecord(ports, id));
    // A gap would join two streaks.
    if (record === null) break;
    known.set(id, record);
    records.push(record);
  }
  return records;
}

async function readRecord(ports: Ports, id: string): Promise<CacheRecord | null> {
  const [record, lines] = await Promise.all([
    ports.api.call('getBuild', { params: { id } }),
    ports.api.call('getBuildEvents', { params: { id } }),
  ]);
  if (!record.ok || !lines.ok) return null;
  const events = BuildEvent.array().safeParse(lines.value);
  const built = await parseBuilt(ports, record.value);
  if (!events.success || built === null) return null;
  const trace = foldEvents(emptyTrace(), events.data);
  const matches = matchSteps(built.model, built.graph, trace.steps);
  const taken = new Map<string, 'cached' | 'ran'>();
  for (const [index, { phase }] of instructionStates(trace, matches)) {
    const instruction = built.model.instructions[index]?.id;
    if (instruction === undefined) continue;
    if (phase === 'cached') taken.set(instruction, 'cached');
    else if (phase === 'done' || phase === 'failed') taken.set(instruction, 'ran');
  }
  return taken;
}
