import type { VariableUse } from '@stagecraft/dockerfile';
import { fromLines } from '../../file/froms.ts';
import { knowledgeOf, nearestVariable } from '../../file/variables.ts';
import { defineRule } from '../../rule.ts';
import type { Fix } from '../../types.ts';

export const undefinedArgInFrom = defineRule({
  id: 'undefined-arg-in-from',
  aliases: ['UndefinedArgInFrom'],
  severity: 'warning',
  title: {
    en: 'FROM uses a variable that is not declared before the first FROM.',
    'zh-CN': 'FROM 使用了未在第一个 FROM 之前声明的变量。',
  },
  why: {
    en: 'FROM sees only ARGs from before the first FROM, and the predefined platform ones. Any other name counts as empty: `debian:$TAG` asks for `debian:`, and a build argument of that name is not taken either.',
    'zh-CN':
      'FROM 只能看到第一个 FROM 之前的 ARG 以及预定义的平台变量。其他名称一律为空：`debian:$TAG` 会变成 `debian:`，同名的构建参数也不会生效。',
  },
  remedy: {
    en: 'Declare it with ARG, with a default value, above the first FROM; or correct its name.',
    'zh-CN': '在第一个 FROM 之前用 ARG 声明并给出默认值；或改正变量名。',
  },
  docs: ['https://docs.docker.com/reference/build-checks/undefined-arg-in-from/'],
  examples: [
    {
      bad: 'ARG VARIANT=12\nFROM debian:${«VARAINT»}\n',
      good: 'ARG VARIANT=12\nFROM debian:${VARIANT}\n',
    },
    { bad: 'FROM debian:$«TAG»\nARG TAG=12\n', good: 'ARG TAG=12\nFROM debian:$TAG\n' },
  ],
  *check(file) {
    const { resolver } = file;
    for (const { instruction } of fromLines(file)) {
      for (const use of resolver.usesOf(instruction.index)) {
        if (knowledgeOf(resolver, use) !== 'undefined') continue;
        const near = nearestVariable(resolver, use);
        const message = {
          en: `${use.name} is not declared before the first FROM.${near === null ? '' : ` Did you mean ${near}?`}`,
          'zh-CN': `${use.name} 未在第一个 FROM 之前声明。${near === null ? '' : `是不是想写 ${near}？`}`,
        };
        const fix = near === null ? {} : { fix: (): Fix => renamed(use, near) };
        yield { span: use.nameSpan, instruction, message, ...fix };
      }
    }
  },
});

function renamed({ nameSpan }: VariableUse, name: string): Fix {
  return {
    title: { en: `Write ${name}`, 'zh-CN': `改为 ${name}` },
    edits: [{ ...nameSpan, text: name }],
    changes: {
      en: `The value of ${name} takes the place of nothing.`,
      'zh-CN': `原来为空的地方将使用 ${name} 的值。`,
    },
  };
}
