import { commandStyle, lineOf, type Edit } from '@stagecraft/dockerfile';
import type { FoundCommand, LintFile } from '../../file/types.ts';
import { defineRule } from '../../rule.ts';
import { packageCommand } from '../../shell/packages/package-command.ts';
import type { ManagerName, PackageArgument } from '../../shell/packages/types.ts';
import type { ShellWord } from '../../shell/types.ts';
import { say } from '../../text/say.ts';
import type { Fix } from '../../types.ts';

/** As many find room in a line, and are seen at a glance. */
const FEW = 4;

export const unsortedPackages = defineRule({
  id: 'unsorted-packages',
  aliases: [],
  severity: 'style',
  title: {
    en: 'The packages are not sorted, one on each line.',
    'zh-CN': '软件包没有按每行一个排序。',
  },
  why: {
    en: 'In a long line nobody sees that a package is there twice, or which one a change added: the whole line differs. Sorted and one a line, a change is one line, and two people who add packages do not get in each other’s way.',
    'zh-CN':
      '一长行里看不出某个软件包写了两次，也看不出改动加了哪一个：整行都变了。每行一个并排好序后，一次改动只涉及一行，两个人同时添加软件包也不会冲突。',
  },
  remedy: {
    en: 'Put each package on a line of its own, in alphabetical order.',
    'zh-CN': '每个软件包单独一行，按字母顺序排列。',
  },
  docs: ['https://docs.docker.com/build/building/best-practices/#sort-multi-line-arguments'],
  examples: [
    {
      bad: 'FROM debian:12\nRUN apt-get install -y «make» gcc curl git ssh\n',
      good: 'FROM debian:12\nRUN apt-get install -y \\\n    curl \\\n    gcc \\\n    git \\\n    make \\\n    ssh\n',
    },
  ],
  *check(file) {
    for (const found of file.commands) {
      const packages = listOf(found);
      const [first] = packages;
      if (first === undefined || packages.length <= FEW || isTidy(file, packages)) continue;
      const { instruction } = found.script;
      yield { span: first.word.span, instruction, fix: () => sorted(file, found, packages) };
    }
  },
});

const SYSTEM = new Set<ManagerName>(['apt-get', 'apt', 'apk', 'yum', 'dnf', 'microdnf', 'zypper']);

/** The packages of an install, where they are plain words with nothing else between them; else none. */
function listOf({ command }: FoundCommand): readonly PackageArgument[] {
  const read = packageCommand(command);
  if (read?.action !== 'install' || !SYSTEM.has(read.manager) || read.actionWords.length > 1)
    return [];
  const { packages } = read;
  const start = command.args.findIndex((word) => word === packages[0]?.word);
  const isRow = packages.every(({ word }, at) => command.args[start + at] === word);
  const isPlain = packages.every(({ word }) => PLAIN.test(word.text) && word.value === word.text);
  return isRow && isPlain ? packages : [];
}

/** Nothing that a shell would read as anything but text. */
const PLAIN = /^[A-Za-z0-9][\w.+:=~/@-]*$/;

function isTidy({ model: { text } }: LintFile, packages: readonly PackageArgument[]): boolean {
  const words = packages.map(({ word }) => word);
  const isInOrder = words.every(
    (word, at) => at === 0 || byName(words[at - 1]?.text ?? '', word.text) <= 0,
  );
  const isApart = words.every(
    ({ span }, at) => at === 0 || text.slice(words[at - 1]?.span.end, span.start).includes('\n'),
  );
  return isInOrder && isApart;
}

/** By the name before a version, as in a dictionary. */
function byName(a: string, b: string): number {
  const [one, other] = [a, b].map((word) => word.replace(/[=~@:/].*$/, '').toLowerCase());
  if (one === other) return a < b ? -1 : a > b ? 1 : 0;
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

function sorted(
  file: LintFile,
  found: FoundCommand,
  packages: readonly PackageArgument[],
): Fix | null {
  const { script, command } = found;
  const { text, escape, newline } = file.model;
  const { instruction } = script;
  const isShell = instruction.form === 'shell' && instruction.heredocs.length === 0;
  if (script.isBroken || !isShell || command.within.includes('script')) return null;
  const words = packages.map(({ word }) => word);
  const starts = words.map((word) => command.args[command.args.indexOf(word) - 1]?.span.end);
  const names = words.map(({ text: name }) => name).toSorted(byName);
  const { deep, base } = indents(file, found, words);
  const edits: Edit[] = [];
  for (const [at, { span }] of words.entries()) {
    const start = starts[at] ?? span.start;
    const gap = text.slice(start, span.start);
    if (gap.replaceAll(escape, '').trim() !== '') return null;
    if (!gap.includes('\n'))
      edits.push({ start, end: span.start, text: ` ${escape}${newline}${deep}` });
    edits.push({ ...span, text: names[at] ?? '' });
  }
  const end = words.at(-1)?.span.end ?? 0;
  // An operator that ends its line stays where it is: `git && \`.
  const next = /^([ \t]*)(?:&&|\|\|)[ \t]*[^\s\\`]/.exec(text.slice(end, end + 200));
  if (next !== null) {
    const blanks = next[1]?.length ?? 0;
    edits.push({ start: end, end: end + blanks, text: ` ${escape}${newline}${base}` });
  }
  return {
    title: say('Sort the packages, one on each line', '将软件包排序，每行一个'),
    edits: edits.filter((edit) => text.slice(edit.start, edit.end) !== edit.text),
    changes: null,
  };
}

/** What the lines of packages, and of what follows them, begin with. */
function indents(
  { model }: LintFile,
  { script, command }: FoundCommand,
  words: readonly ShellWord[],
): { readonly deep: string; readonly base: string } {
  const { indent } = commandStyle(model);
  const line = lineOf(model, command.span.start);
  const isFirst = line === script.instruction.firstLine;
  const base = isFirst ? indent : (indentOf(model, line) ?? indent);
  const own = words.flatMap(({ span }) => {
    const at = lineOf(model, span.start);
    const written = indentOf(model, at);
    return written !== null && (model.lineStarts[at] ?? 0) + written.length === span.start
      ? [written]
      : [];
  });
  return { deep: own[0] ?? (isFirst ? indent : base + indent), base };
}

function indentOf({ text, lineStarts }: LintFile['model'], line: number): string | null {
  const start = lineStarts[line];
  return start === undefined ? null : (/^[ \t]*/.exec(text.slice(start, start + 100))?.[0] ?? '');
}
