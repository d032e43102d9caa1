import type { ContainerPathFacts } from '../../engine/container-engine.ts';
import type { EngineAccess } from '../../engine/access.ts';
import { fail, ok } from '../../problems/result.ts';
import type { Result } from '../../problems/result.ts';
import { askContainers } from '../ask.ts';

export interface FoundPath {
  /** Absolute, after links. */
  readonly path: string;
  readonly facts: ContainerPathFacts;
}

/** A path of a container; a link at its end is followed, as far as the engine follows it. */
export async function findPath(
  access: EngineAccess,
  id: string,
  path: string,
): Promise<Result<FoundPath>> {
  const found = await askPath(access, id, path);
  if (!found.ok) return found;
  const { kind, linkTarget } = found.value;
  if (kind !== 'symlink' || linkTarget === '') return ok({ path, facts: found.value });
  // The engine tells where the whole chain of links ends, within the container.
  const end = await askPath(access, id, linkTarget);
  return end.ok ? ok({ path: linkTarget, facts: end.value }) : end;
}

/** The engine's answer has no body, so it does not say which of the two is not there. */
async function askPath(
  access: EngineAccess,
  id: string,
  path: string,
): Promise<Result<ContainerPathFacts>> {
  const found = await askContainers(access, (engine) => engine.containerPath(id, path));
  if (found.ok || found.failure.code !== 'container_not_found') return found;
  const container = await askContainers(access, (engine) => engine.container(id));
  return container.ok ? fail('container_path_not_found', { detail: path }) : container;
}
