import type { Language } from '@stagecraft/contracts';
import type { RuleText } from './types.ts';

/** Whether a rule is one of ShellCheck's: `SC2086`. */
export function isShellCheckCode(rule: string): boolean {
  return /^SC\d+$/.test(rule);
}

/** The page that explains a code, with examples. */
export function shellCheckPage(code: string): string {
  return `https://www.shellcheck.net/wiki/${code}`;
}

const WORDS: Readonly<Record<Language, Readonly<Record<'title' | 'why' | 'remedy', string>>>> = {
  en: {
    title: 'ShellCheck',
    why: 'ShellCheck reads the commands in RUN as their shell does, and reports what breaks or does something else than it seems.',
    remedy:
      'Its page explains this code with examples. Where the command is right as it is, ignore the code with a comment above the instruction.',
  },
  'zh-CN': {
    title: 'ShellCheck',
    why: 'ShellCheck 按对应 shell 的方式解读 RUN 中的命令，指出会出错、或实际行为与看上去不同的写法。',
    remedy: '其网页对此编号有说明和示例。如果命令本来就该这样写，可在指令上方用注释忽略此编号。',
  },
};

/** What is told of one of ShellCheck's codes. */
export function shellCheckRule(code: string, language: Language): RuleText {
  const { title, why, remedy } = WORDS[language];
  return {
    id: code,
    aliases: [],
    title: `${title} ${code}`,
    why,
    remedy,
    example: null,
    noFix: null,
    docs: [shellCheckPage(code)],
  };
}
