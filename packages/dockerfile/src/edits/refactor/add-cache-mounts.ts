import { cleanPath } from '../../ignore/clean.ts';
import { say } from '../../problems/problem.ts';
import { createResolver } from '../../scope/resolver.ts';
import type { Resolver } from '../../scope/types.ts';
import type { DockerfileModel, Instruction, Text } from '../../types.ts';
import type { Edit } from '../edit.ts';
import { mountsOf, targetOf } from '../edges/runs.ts';
import { editFlags } from '../fields/flags.ts';
import type { EditContext, IntentEdits, IntentOf } from '../intent.ts';
import { refuse, type Refused } from '../refuse.ts';
import { rewrite } from '../rewrite.ts';
import { commandStyle } from '../style.ts';
import { CACHES, type CacheFolder } from './caches.ts';
import { commandsOf, uselessNotes, uses } from './manager-commands.ts';
import { shellsOf } from './shells.ts';
import { usersOf } from './users.ts';

/** Gives a RUN the cache mounts that its package managers keep their downloads in. */
export function addCacheMounts(
  context: EditContext,
  { instruction: index }: IntentOf<'addCacheMounts'>,
): IntentEdits {
  const { model, graph, options } = context;
  const plan = planCaches(context, createResolver(model, graph, options), index);
  if (!plan.ok) return plan;
  const { run, values } = plan;
  const flags =
    run.flags.length === 0 ? firstFlags(model, run, values) : laterFlags(model, run, values);
  if (!flags.ok) return flags;
  const edits = rewrite(model, { edits: flags.edits });
  const targets = values.map((value) => /target=([^,]*)/.exec(value)?.[1] ?? '');
  const done = say(
    `Added cache mounts at ${targets.join(', ')}.`,
    `已添加缓存挂载：${targets.join('、')}。`,
  );
  return { ok: true, edits, done, notes: plan.notes };
}

type Flags = { readonly ok: true; readonly edits: readonly Edit[] } | Refused;

function laterFlags(model: DockerfileModel, run: Instruction, values: readonly string[]): Flags {
  const count = run.flags.filter(({ name }) => name === 'mount').length;
  return editFlags(
    model,
    run,
    values.map((value, at) => ({ field: 'flag', name: 'mount', at: count + at, value })),
  );
}

/** Each on a line of its own, with the command below. */
function firstFlags(
  { text, escape, newline, ...model }: DockerfileModel,
  { keywordSpan, argsSpan }: Instruction,
  values: readonly string[],
): Flags {
  const { start } = argsSpan;
  const gap = text.slice(keywordSpan.end, start);
  const indent = gap.includes('\n')
    ? gap.slice(gap.lastIndexOf('\n') + 1)
    : commandStyle({ text, escape, newline, ...model }).indent;
  const lines = values.map((value) => `--mount=${value} ${escape}${newline}${indent}`);
  return { ok: true, edits: [{ start, end: start, text: lines.join('') }] };
}

interface CachePlan {
  readonly ok: true;
  readonly run: Instruction;
  /** Of the `--mount` flags. */
  readonly values: readonly string[];
  readonly notes: readonly Text[];
}

/** The cache mounts that a RUN lacks, or why it gets none. */
export function planCaches(
  { model, graph }: EditContext,
  resolver: Resolver,
  index: number,
): CachePlan | Refused {
  const run = model.instructions[index];
  if (run?.keyword !== 'RUN') return refusals.noRun();
  if (shellsOf(model, graph)[index]?.kind === 'foreign') return refusals.noManager();
  const commands = commandsOf(model, run);
  const scope = resolver.scopeAt(index);
  const valueOf = (name: string): string | null => scope.get(name)?.value ?? null;
  const used = CACHES.filter(
    (caches) =>
      commands.some((words) => uses(caches, words)) &&
      caches.hiddenBy?.some((name) => scope.has(name)) !== true,
  );
  if (used.length === 0) return refusals.noManager();
  const owner = ownerOf(usersOf(model, graph)[index] ?? null, valueOf('HOME'));
  if (owner === null) return refusals.otherUser(usersOf(model, graph)[index] ?? '');
  const there = (mountsOf(run) ?? []).flatMap((mount) => targetOf(mount) ?? []);
  const folders = used.flatMap((caches) => caches.folders);
  const values = folders.flatMap((folder) => {
    const target = cleanPath(pathOf(folder, valueOf, owner));
    if (there.some((other) => overlaps(other, target))) return [];
    const sharing = folder.locked === true ? ',sharing=locked' : '';
    return [`type=cache,target=${target}${sharing}${owner.suffix}`];
  });
  if (values.length === 0) return refusals.there();
  if (values.some((value) => /["'\s$]/.test(value))) return refusals.noManager();
  const notes = [
    ...new Set(used.flatMap((caches) => caches.notes)),
    ...uselessNotes(used, commands),
    ...(owner.guess && folders.some(({ path }) => path.startsWith('~')) ? [GUESS] : []),
  ];
  return { ok: true, run, values, notes };
}

interface Owner {
  readonly home: string;
  /** Further fields that make a mount theirs. */
  readonly suffix: string;
  /** Nothing says that it is root. */
  readonly guess: boolean;
}

/** Whose caches are used; null where that can't be known. A cache mount is root's unless it says otherwise. */
function ownerOf(user: string | null, home: string | null): Owner | null {
  const name = user?.replace(/:.*$/, '') ?? null;
  if (name === null || name === 'root' || name === '0') {
    return { home: home ?? '/root', suffix: '', guess: name === null && home === null };
  }
  if (!/^[0-9]+$/.test(name) || home === null) return null;
  return { home, suffix: `,uid=${name}`, guess: false };
}

function pathOf(
  { path, ofRoot, variables = [] }: CacheFolder,
  valueOf: (name: string) => string | null,
  { home, suffix }: Owner,
): string {
  for (const { name, below } of variables) {
    const value = valueOf(name);
    if (value?.startsWith('/') === true) return value + below;
  }
  const isRoot = suffix === '';
  return isRoot && ofRoot !== undefined ? ofRoot : path.replace(/^~/, home);
}

function overlaps(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
}

const GUESS = say(
  'The paths are those of root, as whom most images run.',
  '路径按 root 用户填写，多数镜像以 root 运行。',
);

const refusals = {
  noRun: () =>
    refuse('no-run', say('Only a RUN can have a cache mount.', '只有 RUN 才能使用缓存挂载。')),
  noManager: () =>
    refuse(
      'no-package-manager',
      say(
        'No package manager whose cache is known stands in this RUN.',
        '该 RUN 中没有已知其缓存位置的包管理器。',
      ),
    ),
  there: () =>
    refuse(
      'nothing-to-do',
      say(
        'The caches of this RUN’s package managers are mounted already.',
        '该 RUN 的包管理器缓存已挂载。',
      ),
    ),
  otherUser: (user: string) =>
    refuse(
      'unknown-user',
      say(
        `The RUN is run by ${user}: where its caches are, and its uid, which the mount needs, is not in the Dockerfile. Set HOME and a numeric USER, or write the mount by hand.`,
        `该 RUN 由用户 ${user} 执行：Dockerfile 中没有其缓存位置和挂载所需的 uid。请设置 HOME 并用数字指定 USER，或手动编写挂载。`,
      ),
    ),
} as const;
