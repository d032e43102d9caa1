import type { Edit, Instruction } from '@stagecraft/dockerfile';
import type { LintFile } from '../../file/types.ts';
import { addMount } from '../../fixes/add-mount.ts';
import { intentEdits } from '../../fixes/intent.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';

/**
 * Has an ARG's value come as a secret to the RUNs that name it, or to the only RUN behind it. Null for
 * ENV, which a container may need; for an ARG with a value, before FROM or in ONBUILD; and where anything
 * but RUNs of its own stage uses it.
 */
export function secretMountFix(file: LintFile, arg: Instruction, at: number): Fix | null {
  const pair = arg.detail.type === 'pairs' ? arg.detail.pairs[at] : undefined;
  const isOwn = file.model.instructions[arg.index] === arg && arg.stage >= 0;
  if (arg.keyword !== 'ARG' || pair === undefined || pair.value !== null || !isOwn) return null;
  const { name } = pair;
  const runs = usersOf(file, arg, name);
  if (runs === null) return null;
  const id = name.toLowerCase();
  const parts = [
    argumentTakenOut(file, arg, at),
    ...runs.map((run) => addMount(file, run, `type=secret,id=${id},env=${name}`)),
  ];
  if (parts.includes(null)) return null;
  return {
    title: say('Give it to the RUN as a secret', '改为以 secret 提供给 RUN'),
    edits: parts.flatMap((part) => part ?? []),
    changes: say(
      `Only the RUNs that name it get it, from --secret id=${id},env=${name} in place of --build-arg ${name}. The variable needs Dockerfile frontend 1.10.`,
      `只有用到它的 RUN 能得到该值，来自 --secret id=${id},env=${name}，不再使用 --build-arg ${name}。以变量提供需要 Dockerfile 前端 1.10。`,
    ),
  };
}

/** The RUNs behind the ARG that use it; null where others do, or it is not clear which do. */
function usersOf(file: LintFile, arg: Instruction, name: string): readonly Instruction[] | null {
  const { model, graph } = file;
  const isBase = graph.stages.some(({ base }) => base.kind === 'stage' && base.stage === arg.stage);
  if (isBase || file.shellOf(arg).kind !== 'posix') return null;
  const later = file.stageOf(arg).instructions.filter(({ index }) => index > arg.index);
  const naming = later.filter(({ contentSpan: { start, end } }) =>
    hasWord(model.text.slice(start, end), name),
  );
  const own = later.filter(({ keyword }) => keyword === 'RUN');
  const users = naming.length === 0 ? own : naming;
  const isClear = naming.length > 0 || own.length === 1;
  return isClear && users.every(({ keyword }) => keyword === 'RUN') ? users : null;
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const around = (text[at - 1] ?? ' ') + (text[at + word.length] ?? ' ');
    if (!/\w/.test(around)) return true;
  }
  return false;
}

function argumentTakenOut(
  file: LintFile,
  { index, detail }: Instruction,
  at: number,
): readonly Edit[] | null {
  const isAlone = detail.type === 'pairs' && detail.pairs.length === 1;
  return intentEdits(
    file,
    isAlone
      ? { kind: 'deleteInstructions', instructions: [index] }
      : { kind: 'setFields', instruction: index, changes: [{ field: 'pair', at, pair: null }] },
  );
}
