import { normalizeReference } from '../../graph/reference.ts';
import { say } from '../../problems/problem.ts';
import { isStageIndex } from '../../symbols/stage-symbols.ts';
import type { StageGraph, Text } from '../../types.ts';
import type { Edit } from '../edit.ts';
import type { EditContext } from '../intent.ts';
import { freeStageName, nameStage } from '../naming.ts';
import { refuse, type Refused } from '../refuse.ts';
import { labelOf, linkRefusal } from './links.ts';
import type { SourceEnd } from './types.ts';

/** What `--from` and `from=` take: COPY a number, too. */
export type SourceUse = 'copy' | 'mount';

/** A source as it is written. */
export interface WrittenSource {
  readonly ok: true;
  /** Null for the build context, which is not named. */
  readonly name: string | null;
  /** How a person calls it. */
  readonly label: Text;
  /** What gives it a name. */
  readonly edits: readonly Edit[];
  readonly notes: readonly Text[];
}

/** How instructions in the `targets` name a source, so that BuildKit reads what is meant. */
export function writeSource(
  context: EditContext,
  source: SourceEnd,
  use: SourceUse,
  targets: readonly number[],
): WrittenSource | Refused {
  if (source.kind === 'image') return writeImage(context.graph, source.ref, use);
  if (source.kind === 'stage') return writeStage(context, source.stage, use, targets);
  return written(null, say('the build context', '构建上下文'));
}

function written(name: string | null, label: Text, edits: readonly Edit[] = []): WrittenSource {
  return { ok: true, name, label, edits, notes: [] };
}

function writeStage(
  context: EditContext,
  stage: number,
  use: SourceUse,
  targets: readonly number[],
): WrittenSource | Refused {
  const { graph } = context;
  for (const target of targets) {
    const refused = linkRefusal(graph, stage, target);
    if (refused !== null) return refused;
  }
  const own = graph.stages[stage]?.name ?? null;
  if (own !== null) {
    const label = say(`stage ${own}`, `阶段 ${own}`);
    // The last stage of a name is the one that counts.
    const last = graph.stages.findLast(({ name }) => name === own);
    if (last?.index === stage) return written(own, label);
    return use === 'copy' ? written(String(stage), label) : sharedName(context, stage, own);
  }
  const name = freeStageName(context);
  const edit = nameStage(context, stage, name);
  if (edit !== null) {
    const note = say(
      `Named stage ${String(stage)} ${name}.`,
      `已将阶段 ${String(stage)} 命名为 ${name}。`,
    );
    return { ...written(name, say(`stage ${name}`, `阶段 ${name}`), [edit]), notes: [note] };
  }
  const label = labelOf(graph, stage);
  if (use === 'copy') return written(label, say(`stage ${label}`, `阶段 ${label}`));
  return refuse(
    'stage-without-name',
    say(
      `A mount takes a stage by its name, and the FROM of stage ${label} cannot be given one. Correct the FROM first.`,
      `挂载只能按名称引用阶段，而阶段 ${label} 的 FROM 无法加上名称。请先修正该 FROM。`,
    ),
  );
}

function sharedName(context: EditContext, stage: number, own: string): Refused {
  const name = freeStageName(context, [own]);
  const label = say(`Rename this stage to ${name}`, `将该阶段重命名为 ${name}`);
  return refuse(
    'stage-name-shared',
    say(
      `A later stage is named ${own}, too, and a mount from ${own} means that one. Rename one of them.`,
      `后面也有名为 ${own} 的阶段，从 ${own} 挂载时指的是它。请重命名其中一个。`,
    ),
    [{ label, intent: { kind: 'renameStage', stage, name } }],
  );
}

/** An image whose name a stage has, or that reads as a stage's number, is written with its tag. */
function writeImage({ stages }: StageGraph, ref: string, use: SourceUse): WrittenSource | Refused {
  if (ref === 'scratch') {
    return refuse(
      'scratch-is-empty',
      say(
        'scratch is empty: there is nothing to take from it.',
        'scratch 是空的，没有可获取的文件。',
      ),
    );
  }
  if (!normalizeReference(ref).ok) {
    return refuse(
      'bad-reference',
      say(
        `${ref} is no image name, such as busybox:1.36. Variables do not count here.`,
        `${ref} 不是镜像名称（例如 busybox:1.36）。此处不支持变量。`,
      ),
    );
  }
  const isStage = stages.some(({ name }) => name === ref.toLowerCase());
  const name = isStage || (use === 'copy' && isStageIndex(ref)) ? `${ref}:latest` : ref;
  return written(name, say(`the image ${name}`, `镜像 ${name}`));
}
