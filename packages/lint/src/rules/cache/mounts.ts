import type { Instruction } from '@stagecraft/dockerfile';

/** Whether a RUN has a cache or tmpfs mount at a path that contains one of these: it keeps nothing there. */
export function isMounted({ detail }: Instruction, ...paths: readonly string[]): boolean {
  if (detail.type !== 'run') return false;
  return detail.mounts.some(({ type, options }) => {
    if (type !== 'cache' && type !== 'tmpfs') return false;
    const target = options['target'] ?? options['dst'] ?? options['destination'] ?? '';
    return paths.some((path) => target.includes(path));
  });
}
