import { say } from '../../problems/problem.ts';
import { stageRefusal } from '../../symbols/rename-stage.ts';
import type { DockerfileModel, Instruction, Span, Stage, Text } from '../../types.ts';
import { blockOf, offsetOf } from '../blocks.ts';
import { copyRefusal, writeCopy } from '../edges/copy-line.ts';
import { labelOf } from '../edges/links.ts';
import type { EditContext, IntentEdits, IntentOf } from '../intent.ts';
import { freeStageName, nameStage } from '../naming.ts';
import { refuse, type Refused } from '../refuse.ts';
import { renumberStages } from '../renumber.ts';
import { hasInstructions, rewrite } from '../rewrite.ts';
import { refusals as rowRefusals } from '../rows/refusals.ts';
import { writeFrom } from '../stages/write.ts';
import { indentOf } from '../style.ts';
import { noStage } from './refusals.ts';
import { runtimeParts, type RuntimePart } from './runtime-parts.ts';

type Intent = IntentOf<'splitRuntime'>;

/** Parts a stage into one that builds and one that takes `paths` from it; the latter keeps the name. */
export function splitRuntime(context: EditContext, intent: Intent): IntentEdits {
  const { model, graph } = context;
  const stage = graph.stages[intent.stage];
  const from = model.instructions[stage?.from ?? -1];
  if (stage === undefined || from?.detail.type !== 'from') return noStage();
  const name = buildName(context, intent);
  if (typeof name !== 'string') return name;
  const rename = nameStage(context, intent.stage, name);
  const copies = copyLines(model, intent, name);
  if (rename === null) return noStage();
  if (!Array.isArray(copies)) return copies;
  const parts = runtimeParts(model, membersOf(model, stage));
  const move = graph.stages.map(({ index }) => (index < intent.stage ? index : index + 1));
  const place = offsetOf(model, { stage: intent.stage, before: null });
  const head = runtimeFrom(model, from, intent.base);
  const moved = parts.flatMap(({ how, instruction }) =>
    how === 'moved' ? [instruction.index] : [],
  );
  const edits = rewrite(model, {
    removed: moved.map((index) => blockOf(model, index)),
    place,
    inserted: [gapAbove(model, stage, parts), head, ...runtimeLines(model, parts, copies)],
    edits: [rename, ...renumberStages(model, move)],
  });
  const added = 1 + copies.length + parts.length - moved.length;
  if (!hasInstructions(model, edits, model.instructions.length + added)) return rowRefusals.open();
  const label = labelOf(graph, intent.stage);
  const done = say(
    `Split stage ${label}: ${name} builds, and a stage from ${intent.base} runs what it made.`,
    `已拆分阶段 ${label}：${name} 负责构建，基于 ${intent.base} 的阶段运行其产物。`,
  );
  return { ok: true, edits, done, notes: notesOf(context, intent, from, parts), moved };
}

function membersOf({ instructions }: DockerfileModel, stage: Stage): Instruction[] {
  return stage.instructions.flatMap((index) => instructions[index] ?? []);
}

/** The name of the build stage, or why it can't be had. */
function buildName(context: EditContext, { base, name }: Intent): string | Refused {
  if (base === '' || /\s/.test(base)) {
    return refuse(
      'bad-base',
      say(
        'Say which image the runtime stage is to be built from, such as busybox:1.36.',
        '请指定运行阶段的基础镜像，例如 busybox:1.36。',
      ),
    );
  }
  if (name === null) return freeStageName(context, ['build', 'builder'], new Set([base]));
  const wanted = name.toLowerCase();
  const refusal = stageRefusal(context.graph, -1, wanted, context.options);
  if (refusal !== null) return { ok: false, refusal };
  if (wanted !== base) return wanted;
  return refuse(
    'image-would-be-captured',
    say(
      `The runtime stage is built from ${base}; a stage of that name would take its place. Choose another name.`,
      `运行阶段基于 ${base}，同名阶段会取代它。请换一个名称。`,
    ),
  );
}

function copyLines(
  model: DockerfileModel,
  { paths, stage }: Intent,
  name: string,
): string[] | Refused {
  if (paths.length === 0) {
    return refuse(
      'no-path',
      say(
        'Say what the runtime stage takes from the build stage: at least one path.',
        '请指定运行阶段要从构建阶段获取的内容：至少一个路径。',
      ),
    );
  }
  const lines: string[] = [];
  const indent = indentOf(model, stage);
  for (const { source, destination } of paths) {
    const words = { from: name, flags: [], sources: [source], destination };
    const refused = copyRefusal(words);
    if (refused !== null) return refused;
    lines.push(indent + writeCopy(model, words));
  }
  return lines;
}

/** Its FROM: the platform stays where it is not that of the machine that builds. */
function runtimeFrom(model: DockerfileModel, from: Instruction, base: string): string {
  const flags = from.flags.flatMap(({ name, value, span }) =>
    name === 'platform' && !(value ?? '').includes('BUILDPLATFORM')
      ? [model.text.slice(span.start, span.end)]
      : [],
  );
  const name = from.detail.type === 'from' ? (from.detail.name?.value ?? null) : null;
  return writeFrom(model, [...flags, base].join(' '), name);
}

/** The copies stand below what the paths in them may depend on. */
function runtimeLines(
  model: DockerfileModel,
  parts: readonly RuntimePart[],
  copies: readonly string[],
): (string | Span)[] {
  const lines = parts.map(({ how, instruction }) => {
    if (how === 'moved') return blockOf(model, instruction.index);
    const { start, end } = instruction.span;
    return model.text.slice(start, end);
  });
  const setting = new Set(['ARG', 'ENV', 'SHELL', 'WORKDIR']);
  const last = parts.findLastIndex(({ instruction }) => setting.has(instruction.keyword));
  return lines.toSpliced(last + 1, 0, ...copies);
}

/** A blank line parts the stages, unless what moves away leaves one. */
function gapAbove(model: DockerfileModel, stage: Stage, parts: readonly RuntimePart[]): string {
  const moved = new Set(
    parts.flatMap(({ how, instruction }) => (how === 'moved' ? [instruction.index] : [])),
  );
  const last = stage.instructions.findLast((index) => !moved.has(index)) ?? stage.from;
  const start = model.instructions[last]?.span.end ?? 0;
  const end = offsetOf(model, { stage: stage.index, before: null });
  const hasBlank = model.nodes.some(
    ({ kind, span }) => kind === 'blank' && span.start >= start && span.end <= end,
  );
  return hasBlank ? '' : '\n';
}

function notesOf(
  { graph }: EditContext,
  { stage, base }: Intent,
  from: Instruction,
  parts: readonly RuntimePart[],
): Text[] {
  const notes: Text[] = [];
  const old = from.detail.type === 'from' ? (from.detail.image?.value ?? '') : '';
  if (old !== base) {
    notes.push(
      say(
        `Whether the paths are all that is needed is a guess: libraries, variables and programs of ${old} are not in ${base}.`,
        `所列路径是否足够只是推测：${old} 中的库、变量和程序不在 ${base} 中。`,
      ),
    );
    const user = parts.find(({ instruction }) => instruction.keyword === 'USER');
    const name = user?.instruction.words[0]?.value ?? '';
    if (name !== '' && !/^[0-9]+(?::[0-9]+)?$/.test(name)) {
      notes.push(say(`The user ${name} has to exist in ${base}.`, `${base} 中须有用户 ${name}。`));
    }
  }
  const id = graph.stages[stage]?.id;
  const users = graph.edges.filter(({ source }) => source === id);
  if (users.length > 0) {
    const label = labelOf(graph, stage);
    notes.push(
      say(
        `What other stages take from ${label} now comes from the runtime stage: check that it is there.`,
        `其他阶段从 ${label} 获取的内容现在来自运行阶段，请确认其中存在。`,
      ),
    );
  }
  return notes;
}
