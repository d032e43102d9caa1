import type { Instruction, Span, Word } from '@stagecraft/dockerfile';
import type { InstructionBrush } from './brush.ts';
import { DECLARATION } from './legend.ts';
import { paintShell } from './shell.ts';
import type { SourceKind } from './sources.ts';
import { paintImage, paintJson, paintValue, paintVariables } from './values.ts';

/** What painting one instruction's arguments takes. */
export interface Job {
  readonly brush: InstructionBrush;
  readonly instruction: Instruction;
  /** Range of the arguments in the brush's text. */
  readonly args: Span;
  /** Whether a Unix shell reads its shell form. */
  readonly hasUnixShell: boolean;
  readonly baseIsStage: boolean;
  readonly sourceKind: (name: string) => SourceKind;
}

/** Paints an instruction's arguments, its ONBUILD trigger left out. */
export function paintArguments(job: Job): void {
  const { instruction, brush, args } = job;
  switch (instruction.keyword) {
    case 'FROM':
      return paintFrom(job);
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
      return paintCommand(job, args);
    case 'HEALTHCHECK':
      return paintHealthcheck(job);
    case 'SHELL':
      return paintJson(brush, args.start, args.end, false);
    case 'COPY':
    case 'ADD':
    case 'VOLUME':
      return paintPaths(job);
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      return paintPairs(job);
    case 'EXPOSE':
      return instruction.words.forEach((word) => paintPort(job, word));
    case 'MAINTAINER':
      return brush.put(args.start, args.end, 'text');
    case 'USER':
    case 'WORKDIR':
    case 'STOPSIGNAL':
      return paintValue(brush, args.start, args.end, 'text');
    default:
      return paintVariables(brush, args.start, args.end, 'text');
  }
}

function paintFrom({ brush, instruction, baseIsStage }: Job): void {
  const { detail, words } = instruction;
  if (detail.type !== 'from' || detail.image === null) return;
  const { start, end } = brush.locate(detail.image.span);
  if (baseIsStage) paintValue(brush, start, end, 'type');
  else paintImage(brush, start, end);
  const as = words[1];
  if (detail.name === null || as === undefined) return;
  const keyword = brush.locate(as.span);
  brush.put(keyword.start, keyword.end, 'keyword');
  const name = brush.locate(detail.name.span);
  brush.put(name.start, name.end, 'type', DECLARATION);
}

function paintCommand({ brush, instruction, hasUnixShell }: Job, args: Span): void {
  if (instruction.form === 'exec') return paintJson(brush, args.start, args.end, false);
  const opens = new Map<number, number>();
  for (const { openSpan } of instruction.heredocs) {
    const open = brush.locate(openSpan);
    opens.set(open.start, open.end);
  }
  if (hasUnixShell) return paintShell(brush, args.start, args.end, opens);
  let plain = args.start;
  for (const [start, end] of opens) {
    brush.put(plain, start, 'text');
    brush.put(start, end, 'string.heredoc');
    plain = end;
  }
  brush.put(plain, args.end, 'text');
}

function paintHealthcheck(job: Job): void {
  const { brush, instruction, args } = job;
  const [kind] = instruction.words;
  if (kind === undefined) return;
  const { start, end } = brush.locate(kind.span);
  const isKnown = /^(?:cmd|none)$/i.test(kind.value);
  brush.put(start, end, isKnown ? 'keyword' : 'invalid');
  paintCommand(job, { start: end, end: args.end });
}

function paintPaths({ brush, instruction, args }: Job): void {
  if (instruction.form === 'exec') return paintJson(brush, args.start, args.end, true);
  const opens = new Set(instruction.heredocs.map(({ openSpan }) => openSpan.start));
  for (const { span } of instruction.words) {
    const { start, end } = brush.locate(span);
    if (opens.has(span.start)) brush.put(start, end, 'string.heredoc');
    else paintValue(brush, start, end, 'text');
  }
}

function paintPairs({ brush, instruction }: Job): void {
  const { detail, keyword } = instruction;
  if (detail.type !== 'pairs') return;
  for (const { nameSpan, valueSpan } of detail.pairs) {
    const name = brush.locate(nameSpan);
    if (keyword === 'LABEL') paintValue(brush, name.start, name.end, 'attribute.name');
    else brush.put(name.start, name.end, 'variable', DECLARATION);
    if (valueSpan === null) continue;
    const value = brush.locate(valueSpan);
    if (!detail.legacy) brush.put(name.end, value.start, 'operator');
    paintValue(brush, value.start, value.end, 'attribute.value');
  }
}

function paintPort({ brush }: Job, { span }: Word): void {
  const { start, end } = brush.locate(span);
  const slash = brush.text.indexOf('/', start);
  const stop = slash < 0 || slash > end ? end : slash;
  paintValue(brush, start, stop, 'number');
  brush.put(stop, Math.min(stop + 1, end), 'delimiter');
  paintValue(brush, stop + 1, end, 'text');
}
