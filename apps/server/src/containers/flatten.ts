import type { FlattenContainerRequest } from '@stagecraft/contracts';
import type { EngineAccess } from '../engine/access.ts';
import type { Result } from '../problems/result.ts';
import { askContainers } from './ask.ts';

/**
 * Makes an image of one layer of a container's files, which go from the engine through here and back, and
 * gives its id. History and configuration are not among them.
 *
 * @param gone ends it in the middle
 */
export function flattenContainer(
  access: EngineAccess,
  container: string,
  how: FlattenContainerRequest,
  gone: AbortSignal,
): Promise<Result<string>> {
  return askContainers(access, async (engine) => {
    const files = await engine.exportContainer(container, gone);
    if (!files.ok) return files;
    const made = await engine.importImage({ ...how, platform: '' }, files.value, gone);
    // An engine that refuses in the middle reads no further.
    files.value.destroy();
    return made;
  });
}
