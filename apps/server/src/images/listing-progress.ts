import type { StageFilesMessage, UnstampedBuildEvent } from '@stagecraft/contracts';

/** Tells the step that began last, and how many there are. */
export function listingProgress(
  send: (message: Extract<StageFilesMessage, { kind: 'building' }>) => void,
): (event: UnstampedBuildEvent) => void {
  const known = new Set<string>();
  const ended = new Set<string>();
  const names = new Map<string, string>();
  let step = '';
  return (event) => {
    if (event.type === 'step.queued') {
      known.add(event.stepId);
      names.set(event.stepId, event.name);
    } else if (event.type === 'step.started') step = names.get(event.stepId) ?? step;
    else if (event.type === 'step.finished' || event.type === 'step.cached') {
      ended.add(event.stepId);
    } else return;
    send({ kind: 'building', step, done: ended.size, total: known.size });
  };
}
