import type { Stage } from '@stagecraft/dockerfile';

/** What `--target` takes for this very stage: a name that several stages have would mean the last of them. */
export function targetNameOf({ id, name, index }: Stage): string {
  return name !== null && id === `stage:${name}` ? name : String(index);
}
