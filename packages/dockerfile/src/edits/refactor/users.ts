import type { DockerfileModel, StageGraph } from '../../types.ts';

const known = new WeakMap<StageGraph, readonly (string | null)[]>();

/**
 * As whom each instruction runs, by its index: what USER says in its stage or in the stages that is
 * built on; null where only the base image does.
 */
export function usersOf(
  { instructions: all }: DockerfileModel,
  graph: StageGraph,
): readonly (string | null)[] {
  const found = known.get(graph);
  if (found !== undefined) return found;
  const users: (string | null)[] = [];
  const ends: (string | null)[] = [];
  for (const { base, from, instructions } of graph.stages) {
    let user = base.kind === 'stage' ? (ends[base.stage] ?? null) : null;
    users[from] = user;
    for (const index of instructions) {
      const instruction = all[index];
      if (instruction?.keyword === 'USER') user = instruction.words[0]?.value ?? null;
      users[index] = user;
    }
    ends.push(user);
  }
  known.set(graph, users);
  return users;
}
