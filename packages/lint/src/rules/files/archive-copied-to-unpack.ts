import type { Instruction, Word } from '@stagecraft/dockerfile';
import type { LintFile } from '../../file/types.ts';
import { unpackFix } from './unpack-fix.ts';
import { defineRule } from '../../rule.ts';
import type { ShellCommand } from '../../shell/types.ts';
import { isUnpackedByAdd } from '../../text/archives.ts';
import { withoutQuotes } from '../../text/case.ts';

export const archiveCopiedToUnpack = defineRule({
  id: 'archive-copied-to-unpack',
  aliases: ['DL3010'],
  severity: 'info',
  title: {
    en: 'An archive is copied and then unpacked by a RUN.',
    'zh-CN': '先复制归档，再用 RUN 解压。',
  },
  why: {
    en: 'The layer of the COPY keeps the archive for good, even when the RUN deletes it: everyone who pulls the image gets the files twice. ADD unpacks a local archive as it goes in, and needs neither `tar` in the image nor a second step.',
    'zh-CN':
      'COPY 那一层会一直保留归档，即使 RUN 把它删掉：每个拉取镜像的人都会得到两份文件。ADD 在放入时就会解压本地归档，镜像里不需要 `tar`，也不需要第二个步骤。',
  },
  remedy: {
    en: 'Use `ADD archive.tar.gz /folder/`, or mount the archive for the RUN alone: `RUN --mount=type=bind,source=archive.tar.gz,target=/tmp/a.tar.gz tar -xf /tmp/a.tar.gz`.',
    'zh-CN':
      '使用 `ADD archive.tar.gz /目录/`，或只在该 RUN 中挂载归档：`RUN --mount=type=bind,source=archive.tar.gz,target=/tmp/a.tar.gz tar -xf /tmp/a.tar.gz`。',
  },
  docs: [
    'https://github.com/hadolint/hadolint/wiki/DL3010',
    'https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives',
  ],
  examples: [
    {
      bad: 'FROM debian:12\nCOPY «app.tar.gz» /tmp/\nRUN tar -xzf /tmp/app.tar.gz -C /opt\n',
      good: 'FROM debian:12\nADD app.tar.gz /opt\n',
    },
  ],
  *check(file) {
    for (const { instructions } of file.stages) {
      const unpacked = namesUnpacked(file, instructions);
      if (unpacked.size === 0) continue;
      for (const instruction of instructions) {
        for (const { word, name } of archivesOf(instruction)) {
          if ((unpacked.get(name) ?? -1) <= instruction.index) continue;
          yield { span: word.span, instruction, fix: () => unpackFix(file, instruction) };
        }
      }
    }
  },
});

/** Archives that RUNs unpack, by their names, with the index of the last RUN that does. */
function namesUnpacked(
  file: LintFile,
  instructions: readonly Instruction[],
): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const instruction of instructions) {
    if (instruction.keyword !== 'RUN') continue;
    for (const command of file.scriptOf(instruction)?.commands ?? []) {
      if (!unpacks(command)) continue;
      for (const { value } of command.args) {
        if (value !== null) names.set(baseName(value), instruction.index);
      }
    }
  }
  return names;
}

const UNPACKERS: ReadonlySet<string> = new Set(
  'unzip gunzip bunzip2 unlzma unxz zgz uncompress zcat gzcat'.split(' '),
);

function unpacks({ name, args }: ShellCommand): boolean {
  if (name !== 'tar') return UNPACKERS.has(name ?? '');
  return args.some(({ value }, at) => {
    if (value === '--extract' || value === '--get') return true;
    const isCluster = value?.startsWith('-') === true && !value.startsWith('--');
    // The first word of all may do without its dash.
    return (isCluster || (at === 0 && value?.startsWith('--') === false)) && value.includes('x');
  });
}

interface Archive {
  readonly word: Word;
  /** What it is called in the image. */
  readonly name: string;
}

function archivesOf({ keyword, detail }: Instruction): readonly Archive[] {
  if (keyword !== 'COPY' || detail.type !== 'copy' || detail.from !== null) return [];
  const target = baseName(withoutQuotes(detail.destination?.value ?? ''));
  return detail.sources.flatMap((word): readonly Archive[] => {
    const source = baseName(withoutQuotes(word.value));
    if (isUnpackedByAdd(target)) return [{ word, name: target }];
    return isUnpackedByAdd(source) ? [{ word, name: source }] : [];
  });
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
