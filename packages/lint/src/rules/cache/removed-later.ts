import type { Instruction } from '@stagecraft/dockerfile';
import { pathWithin } from '../../file/paths.ts';
import type { LintFile, LintStage } from '../../file/types.ts';
import { intentFix } from '../../fixes/intent-fix.ts';
import { copiedFile, mountInstead } from '../../fixes/mount-instead.ts';
import { defineRule } from '../../rule.ts';
import { readOptions } from '../../shell/options.ts';
import type { ShellCommand, ShellWord } from '../../shell/types.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';
import { isKept } from './layers.ts';

export const removedLater = defineRule({
  id: 'removed-later',
  aliases: [],
  severity: 'info',
  title: {
    en: 'A file is deleted in another layer than the one that brought it.',
    'zh-CN': '文件在另一层中被删除，而不是在引入它的那一层。',
  },
  why: {
    en: 'Layers only add up. Deleting a file of an earlier one hides it, and its bytes are pulled all the same; whoever has the image can still read it there, which matters where it was a secret.',
    'zh-CN':
      '层只会累加。删除前面层里的文件只是把它隐藏，拉取时仍要下载这些字节；拿到镜像的人仍能从那一层读到它，如果是机密就更严重。',
  },
  remedy: {
    en: 'Bring, use and delete the file in one RUN; mount it instead of copying it (`RUN --mount=type=bind`), or do all of it in an earlier stage.',
    'zh-CN':
      '在同一条 RUN 中获取、使用并删除文件；用挂载代替复制（`RUN --mount=type=bind`），或把这些步骤放到前面的阶段。',
  },
  docs: ['https://docs.docker.com/build/building/best-practices/#run'],
  examples: [
    {
      bad: 'FROM debian:12\nRUN curl -fo /tmp/app.deb https://example.com/app.deb\nRUN dpkg -i /tmp/app.deb\nRUN rm «/tmp/app.deb»\n',
      good: 'FROM debian:12\nRUN curl -fo /tmp/app.deb https://example.com/app.deb && \\\n    dpkg -i /tmp/app.deb && \\\n    rm /tmp/app.deb\n',
    },
    {
      bad: 'FROM debian:12\nCOPY app.tgz /tmp/app.tgz\nRUN tar -xf /tmp/app.tgz -C /opt\nRUN rm «/tmp/app.tgz»\n',
      good: 'FROM debian:12\nRUN --mount=type=bind,source=app.tgz,target=/tmp/app.tgz tar -xf /tmp/app.tgz -C /opt\n',
    },
  ],
  *check(file) {
    for (const stage of file.stages) {
      const brought = new Map<string, Instruction>();
      let folder = '/';
      for (const instruction of stage.instructions) {
        if (instruction.keyword === 'WORKDIR')
          folder = pathWithin(folder, instruction.words[0]?.value);
        if (instruction.keyword === 'RUN' && isKept(file, instruction)) {
          for (const { word, path } of removedBy(file, instruction, folder)) {
            const origin = originOf(brought, path);
            if (origin === null) continue;
            const line = String(origin.firstLine + 1);
            const message = say(
              `${word.value ?? word.text} was brought by line ${line}; deleting it here wins no space back.`,
              `${word.value ?? word.text} 由第 ${line} 行引入，在这里删除无法收回空间。`,
            );
            const fix = (): Fix | null => keptOut(file, stage, origin, instruction, path);
            yield { span: word.span, instruction, message, fix };
          }
        }
        for (const path of broughtBy(file, instruction, folder)) {
          if (path !== '') note(brought, path, instruction);
        }
      }
    }
  },
});

/** Files that an instruction adds, as far as their names are sure. */
function broughtBy(file: LintFile, instruction: Instruction, folder: string): readonly string[] {
  const { detail } = instruction;
  if (detail.type === 'copy') {
    const to = detail.destination?.value;
    const target = pathWithin(folder, to);
    if (target === '' || to === undefined) return [];
    const isFolder = to.endsWith('/') || to.endsWith('.') || detail.sources.length > 1;
    if (!isFolder) return [target];
    return detail.sources.map(({ value }) => pathWithin(target, value.replace(/^.*\//, '')));
  }
  if (instruction.keyword !== 'RUN') return [];
  return (file.scriptOf(instruction)?.commands ?? []).flatMap((command) =>
    outputsOf(command).flatMap((path) => pathWithin(folder, path) || []),
  );
}

/** What a download or a redirection writes. */
function outputsOf({ name, args, redirects }: ShellCommand): string[] {
  const written = redirects.flatMap(({ operator, target }) =>
    operator === '>' && target?.value != null && target.value !== '/dev/null' ? [target.value] : [],
  );
  const option = name === 'curl' ? '-o' : name === 'wget' ? '-O' : null;
  if (option === null) return written;
  const { options } = readOptions(args, { takesValue: new Set([option, '--output']) });
  const named = options.flatMap((one) =>
    (one.name === option || one.name === '--output') && one.value !== null ? [one.value] : [],
  );
  return [...written, ...named];
}

/** What `rm` deletes, by its full path; only where no `cd` may have led elsewhere. */
function removedBy(
  file: LintFile,
  instruction: Instruction,
  folder: string,
): readonly { readonly word: ShellWord; readonly path: string }[] {
  const commands = file.scriptOf(instruction)?.commands ?? [];
  const moves = commands.some(({ name }) => name === 'cd' || name === 'pushd');
  const made = new Set(commands.flatMap(outputsOf));
  return commands.flatMap((command) => {
    if (command.name !== 'rm' || command.within.length > 0) return [];
    return readOptions(command.args).operands.flatMap((word) => {
      const value = word.value ?? '';
      if (moves && !value.startsWith('/')) return [];
      if (made.has(value)) return [];
      // `rm -rf /tmp/*` deletes all that is there.
      const path = value.endsWith('/*')
        ? `${pathWithin(folder, value.slice(0, -2))}/`
        : pathWithin(folder, value);
      return path === '' || path === '/' ? [] : [{ word, path }];
    });
  });
}

/** Notes what brought a file, for the file and for the folders above it. */
function note(brought: Map<string, Instruction>, path: string, instruction: Instruction): void {
  brought.set(path, instruction);
  for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
    const folder = path.slice(0, at + 1);
    if (!brought.has(folder)) brought.set(folder, instruction);
  }
}

/** What brought a file, or one of those below a folder. */
function originOf(brought: ReadonlyMap<string, Instruction>, path: string): Instruction | null {
  return brought.get(path) ?? brought.get(path.endsWith('/') ? path : `${path}/`) ?? null;
}

/** Brings and deletes the file in one layer, or mounts it for what uses it. */
function keptOut(
  file: LintFile,
  { index: stage, instructions }: LintStage,
  origin: Instruction,
  last: Instruction,
  path: string,
): Fix | null {
  const changes = say(
    'The image gets smaller: the file is in no layer.',
    '镜像会变小：任何一层都不再包含该文件。',
  );
  if (origin.keyword === 'RUN') {
    const between = instructions.filter(
      ({ index }) => index >= origin.index && index <= last.index,
    );
    const title = say('Merge the RUNs that bring and delete it', '合并引入和删除它的 RUN');
    const merged = between.map(({ index }) => index);
    return intentFix(file, { kind: 'mergeRuns', instructions: merged }, { title, changes });
  }
  const copied = copiedFile(file, stage, origin, path);
  // What has no ending is often a folder, in which a program may want to write.
  if (copied === null || !/\.\w+$/.test(path)) return null;
  const mount = `type=bind,source=${copied.source},target=${path}`;
  const edits = mountInstead(file, copied, mount);
  if (edits === null) return null;
  return {
    title: say('Mount it for the RUN that uses it', '只为使用它的 RUN 挂载'),
    edits,
    changes,
  };
}
