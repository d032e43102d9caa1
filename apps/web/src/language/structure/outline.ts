import type { DockerfileModel, Instruction, Span } from '@stagecraft/dockerfile';
import type { Feature } from '../feature.ts';
import type { OutlineItem } from '../service.ts';

/** Longest detail, in UTF-16 units. */
const MAX_DETAIL = 80;

/** Stages with their instructions, and what stands before the first FROM. */
export const outline: Feature<'outline'> = ({ model, language }) => {
  const groups: Instruction[][] = [];
  const globals: Instruction[] = [];
  for (const instruction of model.instructions) {
    if (instruction.stage < 0) globals.push(instruction);
    else if (instruction.keyword === 'FROM') groups.push([instruction]);
    else groups.at(-1)?.push(instruction);
  }
  const items = groups.map((group, index) =>
    stageItem(model, group, groups.length > 1 ? `#${index} — ` : ''),
  );
  if (globals.length === 0) return items;
  const span = spanOfAll(globals);
  const name = language === 'en' ? 'Global arguments' : '全局参数';
  const children = globals.map((one) => instructionItem(model, one));
  return [
    { name, detail: '', kind: 'globals', span, selection: { ...span, end: span.start }, children },
    ...items,
  ];
};

function spanOfAll(instructions: readonly Instruction[]): Span {
  return {
    start: instructions[0]?.contentSpan.start ?? 0,
    end: instructions.at(-1)?.contentSpan.end ?? 0,
  };
}

/** `build — golang:1.22`, or the image alone after `number`; the platform as detail. */
function stageItem(
  model: DockerfileModel,
  group: readonly Instruction[],
  number: string,
): OutlineItem {
  const [from] = group;
  const detail = from?.detail.type === 'from' ? from.detail : null;
  const image = detail?.image?.value ?? '';
  const stage = detail?.name;
  return {
    name: stage == null ? number + (image || 'FROM') : `${stage.value} — ${image}`,
    detail: detail?.platform ?? '',
    kind: 'stage',
    span: spanOfAll(group),
    selection: (stage ?? detail?.image)?.span ?? from?.keywordSpan ?? spanOfAll(group),
    children: group.slice(1).map((one) => instructionItem(model, one)),
  };
}

function instructionItem(model: DockerfileModel, instruction: Instruction): OutlineItem {
  const { keyword, contentSpan, keywordSpan } = instruction;
  const detail = shorten(summary(model, instruction));
  const span = contentSpan;
  return { name: keyword, detail, kind: 'instruction', span, selection: keywordSpan, children: [] };
}

/** What tells an instruction from others: names of pairs, a COPY's way, else its words. */
function summary(model: DockerfileModel, instruction: Instruction): string {
  const { detail, words } = instruction;
  if (detail.type === 'pairs') return detail.pairs.map(({ name }) => name).join(' ');
  if (detail.type === 'onbuild' && detail.trigger !== null) {
    return `${detail.trigger.keyword} ${summary(model, detail.trigger)}`;
  }
  if (detail.type === 'copy' && detail.destination !== null) {
    const sources = detail.sources.map(({ value }) => value).join(' ');
    return `${sources} → ${detail.destination.value}`;
  }
  const body = instruction.heredocs[0]?.bodySpan;
  const isOnlyHeredoc = body !== undefined && words.length === instruction.heredocs.length;
  if (isOnlyHeredoc) return firstLine(model.text.slice(body.start, body.start + 4 * MAX_DETAIL));
  return words.map(({ value }) => value).join(' ');
}

function firstLine(text: string): string {
  return text.trimStart().split('\n', 1)[0]?.trimEnd() ?? '';
}

/** Cut at the limit, never within a surrogate pair. */
function shorten(text: string): string {
  if (text.length <= MAX_DETAIL) return text;
  return `${text.slice(0, MAX_DETAIL).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
