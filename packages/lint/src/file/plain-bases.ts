import type { StageBase } from '@stagecraft/dockerfile';
import { parseReference } from './bases.ts';

/** Official images that are a system and nothing else: they set `PATH` alone and begin in `/`. */
const PLAIN: ReadonlySet<string> = new Set([
  'alpine',
  'almalinux',
  'busybox',
  'centos',
  'debian',
  'rockylinux',
  'ubuntu',
]);

/** Whether a stage begins with nothing set but `PATH`, in the folder `/`. */
export function isPlainBase(base: StageBase | undefined): boolean {
  if (base?.kind === 'scratch') return true;
  if (base?.kind !== 'image' || base.context !== undefined) return false;
  const { registry, repository } = parseReference(base.ref);
  const isHub = registry === null || registry === 'docker.io';
  return isHub && PLAIN.has(repository.replace(/^library\//, ''));
}
