import { say } from '../../problems/problem.ts';
import type { Instruction, Text } from '../../types.ts';
import { mountsOf, targetOf } from '../edges/runs.ts';
import type { FieldChange } from '../fields/types.ts';
import { refuse, type Refused } from '../refuse.ts';

/** What the flags of several RUNs are together. */
export interface UnitedFlags {
  readonly ok: true;
  /** For the first RUN, which lacks them. */
  readonly added: readonly Extract<FieldChange, { readonly field: 'flag' }>[];
  readonly notes: readonly Text[];
}

/** Types of mounts that the commands without them do not notice, but for what they write there. */
const UNITABLE = new Set(['cache', 'secret', 'ssh']);

/**
 * The flags of RUNs that become one. What is not a mount must be the same in all; a bind or tmpfs mount
 * would hide files from the commands that had none, so these must be the same as well. Caches, secrets
 * and SSH sockets then are there for all commands.
 */
export function unitedFlags(runs: readonly Instruction[]): UnitedFlags | Refused {
  const [first, ...rest] = runs;
  if (first === undefined) return { ok: true, added: [], notes: [] };
  const united = new Set(mountTexts(first));
  const targets = new Set((mountsOf(first) ?? []).map(targetOf));
  const added: string[] = [];
  for (const run of rest) {
    if (otherFlags(run) !== otherFlags(first)) return differs(run);
    const texts = mountTexts(run);
    if (mountsLike(run, isFixed) !== mountsLike(first, isFixed)) return differs(run);
    for (const [at, mount] of (mountsOf(run) ?? []).entries()) {
      const text = texts[at] ?? '';
      if (united.has(text)) continue;
      const target = targetOf(mount);
      if (target !== null && targets.has(target)) return differs(run);
      united.add(text);
      targets.add(target);
      added.push(text);
    }
  }
  const at = mountTexts(first).length;
  return {
    ok: true,
    added: added.map((value, index) => ({ field: 'flag', name: 'mount', at: at + index, value })),
    notes: runs.every((run) => mountsLike(run, isCache) === mountsLike(first, isCache))
      ? []
      : [sharedNote()],
  };
}

function mountTexts({ flags }: Instruction): string[] {
  return flags.flatMap(({ name, value }) => (name === 'mount' && value !== null ? [value] : []));
}

function otherFlags({ flags }: Instruction): string {
  const others = flags.filter(({ name }) => name !== 'mount');
  return JSON.stringify(others.map(({ name, value }) => `${name}=${value ?? ''}`).sort());
}

/** The mounts of some types, to be compared with those of another RUN. */
function mountsLike(run: Instruction, isLike: (type: string) => boolean): string {
  const texts = mountTexts(run);
  const like = (mountsOf(run) ?? []).flatMap(({ type }, at) =>
    isLike(type) ? [texts[at] ?? ''] : [],
  );
  return JSON.stringify(like.sort());
}

function isCache(type: string): boolean {
  return type === 'cache';
}

function isFixed(type: string): boolean {
  return !UNITABLE.has(type);
}

function sharedNote(): Text {
  return say(
    'The cache mounts now count for all the commands: what any of them writes there stays out of the image.',
    '缓存挂载现在对所有命令生效：任何命令写入其中的内容都不会进入镜像。',
  );
}

function differs({ firstLine }: Instruction): Refused {
  const line = String(firstLine + 1);
  return refuse(
    'different-flags',
    say(
      `The RUN in line ${line} has other flags (network, security or mounts), and would do something else with those of the first. Make them alike first.`,
      `第 ${line} 行的 RUN 标志（网络、安全或挂载）不同，改用第一条的标志会改变其行为。请先使其一致。`,
    ),
  );
}
