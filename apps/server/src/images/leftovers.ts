import type { EngineAccess } from '../engine/access.ts';
import type { Engine } from '../engine/engine.ts';
import { purposeLabel } from './partial-build.ts';

/** An image that is older, ms, was left behind by a server that is no more. */
const leftoverMs = 10 * 60_000;

/**
 * Removes images without a name that were built to list a stage's files or to run a step, and that a
 * server left behind: those carry our label. One that a container still uses stays.
 *
 * @param now ms since epoch
 */
export async function removeLeftovers(engine: Engine, now: number): Promise<void> {
  const listed = await engine.imageTable(false);
  const left = (listed.ok ? listed.value : []).filter(
    ({ tags, labels, createdAt }) =>
      tags.length === 0 && purposeLabel in labels && (createdAt ?? now) < now - leftoverMs,
  );
  for (const { id } of left) await engine.removeImage(id);
}

/** Does something at the first engine that is there, now or later; gives the way to call it off. */
export function atFirstEngine(
  access: EngineAccess,
  work: (engine: Engine) => Promise<void>,
  onError: (error: unknown) => void,
): () => void {
  let isDone = false;
  const look = (): void => {
    const engine = access.engine();
    if (isDone || engine === null) return;
    isDone = true;
    work(engine).catch(onError);
  };
  const stop = access.subscribe(look);
  look();
  return stop;
}
