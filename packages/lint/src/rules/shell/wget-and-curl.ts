import { defineRule } from '../../rule.ts';
import type { LintFile } from '../../file/types.ts';
import type { ShellScript } from '../../shell/types.ts';

export const wgetAndCurl = defineRule({
  id: 'wget-and-curl',
  aliases: ['DL4001'],
  severity: 'warning',
  title: {
    en: 'Both wget and curl are used in one stage.',
    'zh-CN': '同一个阶段同时使用了 wget 和 curl。',
  },
  why: {
    en: 'Either can do what the other does, so the image needs only one of them. The second one costs space, has to be patched, and its different behaviour on errors and redirects is easy to overlook.',
    'zh-CN':
      '两者的功能可以互相替代，镜像只需要其中一个。多出的一个占用空间、需要修补，而且它在出错和重定向时的不同行为容易被忽略。',
  },
  remedy: {
    en: 'Use one of them throughout: `curl -fsSL -o FILE URL` is `wget -O FILE URL`. A single file is downloaded by `ADD --checksum=…` with neither.',
    'zh-CN':
      '统一使用其中一个：`curl -fsSL -o FILE URL` 相当于 `wget -O FILE URL`。单个文件可以用 `ADD --checksum=…` 下载，两者都不需要。',
  },
  noFix: {
    en: 'Options of wget and curl do not match one to one, and differ in what counts as a failure.',
    'zh-CN': 'wget 与 curl 的选项并不一一对应，对失败的判断也不相同。',
  },
  docs: ['https://github.com/hadolint/hadolint/wiki/DL4001'],
  examples: [
    {
      bad: 'FROM debian:12\nRUN wget https://example.com/a\nRUN «curl» -O https://example.com/b\n',
      good: 'FROM debian:12\nRUN curl -O https://example.com/a\nRUN curl -O https://example.com/b\n',
    },
  ],
  *check(file) {
    // Tools by stage; triggers run together in another stage.
    const used = new Map<string, string[]>();
    for (const script of file.scripts) {
      const { instruction } = script;
      const own = downloadsOf(script);
      const place = placeOf(file, script);
      const known = used.get(place) ?? [];
      used.set(place, known);
      for (const { name } of own) if (!known.includes(name)) known.push(name);
      if (known.length < 2) continue;
      const other = own.find(({ name }) => name !== known[0]) ?? own[0];
      if (other !== undefined) yield { span: other.span, instruction };
    }
  },
});

function downloadsOf({
  commands,
}: ShellScript): { name: string; span: { start: number; end: number } }[] {
  return commands.flatMap(({ name, nameSpan: span }) =>
    name === 'wget' || name === 'curl' ? [{ name, span }] : [],
  );
}

function placeOf({ model }: LintFile, { instruction: { index, stage } }: ShellScript): string {
  return `${String(stage)} ${model.instructions[index]?.keyword ?? ''}`;
}
