import { splitCsv } from '../../parse/mounts.ts';
import { say } from '../../problems/problem.ts';
import type { DockerfileModel, Instruction } from '../../types.ts';
import type { EditResult } from '../edit.ts';
import { editFlags } from '../fields/flags.ts';
import type { FieldChange } from '../fields/types.ts';
import { refuse } from '../refuse.ts';
import { noSuchEdge } from './refusals.ts';
import { mountValue } from './mount-text.ts';
import { mountFlag } from './runs.ts';

type FlagChange = Extract<FieldChange, { readonly field: 'flag' }>;

/** Lets a COPY (or a trigger that is one) have this `--from`, or none for null. */
export function copyFrom(
  model: DockerfileModel,
  copy: Instruction,
  name: string | null,
): EditResult {
  if (copy.detail.type !== 'copy') return noSuchEdge();
  if (name !== null && copy.keyword === 'ADD') {
    return refuse(
      'add-from-context',
      say(
        'ADD takes only from the build context and the network. Use COPY to take from a stage or an image.',
        'ADD 只能从构建上下文和网络获取文件。请改用 COPY 从阶段或镜像复制。',
      ),
    );
  }
  if (name !== null && copy.heredocs.length > 0) {
    return refuse(
      'heredoc-source',
      say(
        'This COPY writes text that stands in the Dockerfile itself: it cannot come from elsewhere.',
        '该 COPY 写入的是 Dockerfile 中的文本，不能改为来自别处。',
      ),
    );
  }
  return changeFlag(model, copy, { field: 'flag', name: 'from', at: 0, value: name });
}

/** Lets mount `at` of a RUN (or a trigger that is one) take from `name`, or from the context for null. */
export function mountFrom(
  model: DockerfileModel,
  run: Instruction,
  at: number,
  name: string | null,
): EditResult {
  const mount = run.detail.type === 'run' ? run.detail.mounts[at] : undefined;
  const flag = mountFlag(run, at);
  if (mount === undefined || flag === null) return noSuchEdge();
  if (mount.type !== 'bind' && (mount.type !== 'cache' || name === null)) {
    return refuse(
      'mount-without-source',
      say(
        `A ${mount.type} mount does not take files from there. Only bind mounts do, and cache mounts from a stage or an image.`,
        `${mount.type} 挂载不能从那里获取文件。只有 bind 挂载可以；cache 挂载只能来自阶段或镜像。`,
      ),
    );
  }
  const cells = splitCsv(flag.value).cells.map((cell): [string, string | null] => {
    const equals = cell.indexOf('=');
    return equals < 0 ? [cell, null] : [cell.slice(0, equals), cell.slice(equals + 1)];
  });
  const old = cells.findLastIndex(([key]) => key.toLowerCase() === 'from');
  const type = cells.findIndex(([key]) => key.toLowerCase() === 'type');
  if (old >= 0) cells.splice(old, 1, ...(name === null ? [] : [fromCell(name)]));
  else if (name !== null) cells.splice(type + 1, 0, fromCell(name));
  return changeFlag(model, run, { ...flag.change, value: mountValue(cells) });
}

function fromCell(name: string): [string, string] {
  return ['from', name];
}

/** The change as an edit of what differs alone. */
function changeFlag(
  model: DockerfileModel,
  instruction: Instruction,
  change: FlagChange,
): EditResult {
  const result = editFlags(model, instruction, [change]);
  if (!result.ok) return result;
  const edits = result.edits.map(({ start, end, text }) => {
    const old = model.text.slice(start, end);
    const most = Math.min(old.length, text.length);
    let head = 0;
    while (head < most && old[head] === text[head]) head += 1;
    let tail = 0;
    while (tail < most - head && old.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
    return { start: start + head, end: end - tail, text: text.slice(head, text.length - tail) };
  });
  return { ok: true, edits };
}
