import type { Stage } from '@stagecraft/dockerfile';

/** What `--target` takes for this very stage: a name that several stages have would mean the last of them. */
export function targetNameOf({ id, name, index }: Stage): string {
  return name !== null && id === `stage:${name}` ? name : String(index);
}

/** The stage that `--target` means, as BuildKit looks for it: the last of that name, else by its number. */
export function stageOfTarget(stages: readonly Stage[], target: string): Stage | undefined {
  const named = stages.findLast(({ name }) => name === target.toLowerCase());
  return named ?? (/^\d+$/.test(target) ? stages[Number(target)] : undefined);
}
