import { cleanPath } from '../../ignore/clean.ts';
import { say } from '../../problems/problem.ts';
import type { DockerfileModel, Instruction, Mount } from '../../types.ts';
import { refuse, type Refused } from '../refuse.ts';

/** An instruction, or the trigger that it sets: what takes from a source. */
export function actingOf(instruction: Instruction): Instruction | null {
  return instruction.detail.type === 'onbuild' ? instruction.detail.trigger : instruction;
}

/** The mounts of a RUN or of a trigger that is one; null for anything else. */
export function mountsOf(instruction: Instruction | undefined): readonly Mount[] | null {
  const acting = instruction === undefined ? null : actingOf(instruction);
  return acting?.detail.type === 'run' ? acting.detail.mounts : null;
}

/** A mount's flag as a change of flags names it. */
export interface MountFlag {
  readonly value: string;
  readonly change: { readonly field: 'flag'; readonly name: 'mount'; readonly at: number };
}

/** The flag of mount `at` of a RUN; null where there is none. */
export function mountFlag({ flags }: Instruction, at: number): MountFlag | null {
  const own = flags.filter(({ name }) => name === 'mount');
  const flag = own.filter(({ value }) => value !== null)[at];
  if (flag === undefined || flag.value === null) return null;
  return { value: flag.value, change: { field: 'flag', name: 'mount', at: own.indexOf(flag) } };
}

/** Where a mount is seen in the RUN, cleaned; null where it is not said. */
export function targetOf({ options }: Mount): string | null {
  const target = options['target'] ?? options['dst'] ?? options['destination'];
  return target === undefined || target === '' ? null : cleanPath(target);
}

/** Why no mount can be put at `target` of a RUN, or null. */
export function mountRefusal(
  { instructions }: DockerfileModel,
  index: number,
  target: string | null,
): Refused | null {
  const mounts = mountsOf(instructions[index]);
  if (mounts === null) {
    return refuse(
      'no-run',
      say('Only a RUN can have a mount. Choose a RUN.', '只有 RUN 才能使用挂载。请选择一条 RUN。'),
    );
  }
  const wanted = target === null ? null : cleanPath(target);
  if (wanted === null || mounts.every((mount) => targetOf(mount) !== wanted)) return null;
  return refuse(
    'target-taken',
    say(
      `This RUN has a mount at ${wanted} already, and would see only one of them. Choose another target.`,
      `该 RUN 已在 ${wanted} 处有挂载，两者只能看到一个。请换一个目标路径。`,
    ),
  );
}
