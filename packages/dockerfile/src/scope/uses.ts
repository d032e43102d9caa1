import type { DockerfileModel, Heredoc, Instruction } from '../types.ts';
import { makeCutter, type Cutter, type Region } from './regions.ts';
import { scanShell } from './scan-shell.ts';
import { scanWord } from './scan-word.ts';
import type { VariableUse } from './types.ts';

const SHELLS: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'ksh', 'zsh', 'busybox']);
const NONE: readonly VariableUse[] = [];
/** An instruction is never written to, and another one wherever it or its place in the text changes. */
const known = new WeakMap<Instruction, readonly VariableUse[]>();

/**
 * Variable uses of an instruction, its trigger included, in the order of the text: where BuildKit
 * expands (moby/buildkit frontend/dockerfile/instructions/commands.go, `Expand`), and in scripts that
 * a POSIX shell reads.
 */
export function findUses(model: DockerfileModel, instruction: Instruction): readonly VariableUse[] {
  const found = known.get(instruction) ?? collectUses(model, instruction);
  known.set(instruction, found);
  return found;
}

function collectUses(model: DockerfileModel, instruction: Instruction): readonly VariableUse[] {
  const { contentSpan } = instruction;
  const dollar = model.text.indexOf('$', contentSpan.start);
  if (dollar < 0 || dollar >= contentSpan.end) return NONE;
  const cutter = makeCutter(model, instruction);
  const { detail } = instruction;
  const acting = detail.type === 'onbuild' ? detail.trigger : instruction;
  if (acting === null) return NONE;
  const uses: VariableUse[] = [];
  for (const region of regionsOf(cutter, acting)) {
    for (const use of scan(region, model.escape)) {
      const nameEnd = use.nameStart + use.name.length;
      uses.push({
        name: use.name,
        span: region.locate(use.start, use.end),
        nameSpan: region.locate(use.nameStart, nameEnd),
        instruction: instruction.index,
        by: region.kind === 'shell' || region.kind === 'body' ? 'shell' : 'builder',
      });
    }
  }
  return uses.sort((a, b) => a.span.start - b.span.start);
}

function scan({ text, kind }: Region, escape: string): ReturnType<typeof scanWord> {
  switch (kind) {
    case 'word':
      return scanWord(text, escape, true);
    // BuildKit reads here-documents with `\`, whatever the escape directive says.
    case 'plain':
      return scanWord(text, '\\', false);
    case 'shell':
      return scanShell(text);
    case 'body':
      return scanShell(text, true);
  }
}

function regionsOf(cutter: Cutter, instruction: Instruction): Region[] {
  switch (instruction.keyword) {
    case 'FROM':
      return [
        ...flagRegions(cutter, instruction, ['platform']),
        ...wordRegions(cutter, instruction, 1),
      ];
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      return pairRegions(cutter, instruction);
    case 'COPY':
    case 'ADD':
      return copyRegions(cutter, instruction);
    case 'EXPOSE':
    case 'STOPSIGNAL':
    case 'USER':
    case 'VOLUME':
    case 'WORKDIR':
      return wordRegions(cutter, instruction);
    case 'RUN':
      return [...mountRegions(cutter, instruction), ...commandRegions(cutter, instruction, 0)];
    case 'CMD':
    case 'ENTRYPOINT':
      return commandRegions(cutter, instruction, 0);
    case 'HEALTHCHECK':
      return commandRegions(cutter, instruction, 1);
    default:
      return [];
  }
}

function wordRegions(cutter: Cutter, { words, form }: Instruction, count = Infinity): Region[] {
  return words
    .slice(0, count)
    .map((word) =>
      form === 'exec' ? cutter.json(word, 'word') : cutter.region(word.span, 'word'),
    );
}

function pairRegions(cutter: Cutter, { detail, keyword }: Instruction): Region[] {
  if (detail.type !== 'pairs') return [];
  return detail.pairs.flatMap(({ nameSpan, valueSpan }) => {
    const value = valueSpan === null ? [] : [cutter.region(valueSpan, 'word')];
    return keyword === 'ARG' ? value : [cutter.region(nameSpan, 'word'), ...value];
  });
}

function flagRegions(cutter: Cutter, { flags }: Instruction, names: readonly string[]): Region[] {
  return flags.flatMap((flag) => (names.includes(flag.name) ? cutter.flag(flag) : []));
}

function copyRegions(cutter: Cutter, instruction: Instruction): Region[] {
  const names = instruction.keyword === 'ADD' ? ['chown', 'chmod', 'checksum'] : ['chown', 'chmod'];
  const opens = new Set(instruction.heredocs.map((heredoc) => heredoc.openSpan.start));
  const words = instruction.words.filter((word) => !opens.has(word.span.start));
  return [
    ...flagRegions(cutter, instruction, names),
    ...wordRegions(cutter, { ...instruction, words }),
    ...instruction.heredocs.flatMap((heredoc) =>
      heredoc.expand ? [cutter.body(heredoc, 'plain')] : [],
    ),
  ];
}

/** All values of mounts are expanded, but for `from`, where a variable is an error. */
function mountRegions(cutter: Cutter, { flags }: Instruction): Region[] {
  const fields = flags.flatMap((flag) => (flag.name === 'mount' ? cutter.fields(flag) : []));
  return fields.filter(({ text }) => !/^from=/i.test(text));
}

/** What a shell reads of RUN, CMD, ENTRYPOINT and HEALTHCHECK; `skip` words come before the command. */
function commandRegions(cutter: Cutter, instruction: Instruction, skip: number): Region[] {
  const { words, form, argsSpan, heredocs } = instruction;
  if (form === 'exec') {
    const script = scriptWord(words.slice(skip).map(({ value }) => value));
    const word = script < 0 ? undefined : words[skip + script];
    return word === undefined ? [] : [cutter.json(word, 'shell')];
  }
  const start = words[skip]?.span.start;
  if (form !== 'shell' || start === undefined) return [];
  return [
    cutter.region({ start, end: argsSpan.end }, 'shell'),
    ...heredocs.flatMap((heredoc) => {
      const reader = bodyReader(cutter.source, instruction, heredoc);
      return reader === null || reader === 'builder' ? [] : [cutter.body(heredoc, reader)];
    }),
  ];
}

/** `["sh", "-c", SCRIPT]`: the script's place, or -1. */
function scriptWord(words: readonly string[]): number {
  if (!isShell(words[0] ?? '')) return -1;
  const flag = words.findIndex((word, index) => index > 0 && /^-[a-z]*c[a-z]*$/.test(word));
  return flag < 0 || flag + 1 >= words.length ? -1 : flag + 1;
}

/** Who expands variables in a here-document's body. */
export type BodyReader = 'builder' | 'shell' | 'body';

/**
 * Who expands variables in the body of a here-document of RUN, COPY or ADD: BuildKit, a shell that runs
 * it as a script, or (`body`) a shell that gives it to the command; null for nobody that is known.
 */
export function bodyReader(
  text: string,
  { keyword, words }: Pick<Instruction, 'keyword' | 'words'>,
  heredoc: Heredoc,
): BodyReader | null {
  if (keyword !== 'RUN') return heredoc.expand ? 'builder' : null;
  const first = words[0];
  const alone = words.length === 1 && first?.span.start === heredoc.openSpan.start;
  if (alone) {
    const { start, end } = heredoc.bodySpan;
    // No longer than the kernel reads of it.
    const head = text.slice(start, Math.min(end, start + 256));
    const interpreter = /^#!\s*(?:\S*\/env\s+(?:-S\s+)?)?(\S+)/.exec(head)?.[1];
    return interpreter === undefined || isShell(interpreter) ? 'shell' : null;
  }
  if (heredoc.expand) return 'body';
  return isShell(first?.value ?? '') ? 'shell' : null;
}

/** Whether a command is a POSIX shell, by its name. */
export function isShell(command: string): boolean {
  return SHELLS.has(command.slice(command.lastIndexOf('/') + 1));
}
