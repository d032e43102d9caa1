import { compileIgnore, type Problem, type Text } from '@stagecraft/dockerfile';
import { ignoreLines } from './lines.ts';

/** Why Docker refuses a pattern, and what to do. */
export interface BadPattern {
  readonly message: Text;
  readonly hint: Text;
}

/** The lines of an ignore file that make every build with it fail. */
export function ignoreProblems(text: string): readonly Problem[] {
  const lines = ignoreLines(text);
  return compileIgnore(text).invalidLines.flatMap((line): Problem[] => {
    const found = lines[line];
    if (found === undefined) return [];
    const { span, pattern, patternSpan, exception } = found;
    const bad = badPattern(pattern, exception);
    return [
      {
        code: 'ignore-pattern',
        severity: 'error',
        span: pattern === '' ? span : patternSpan,
        message: bad.message,
        hint: bad.hint,
        instruction: null,
        stage: null,
      },
    ];
  });
}

/** Tells what is wrong with a pattern that is refused. */
export function badPattern(pattern: string, exception: boolean): BadPattern {
  if (pattern === '' || (exception && /^[/.]*$/.test(pattern))) return EMPTY;
  const letter = /\\([A-Za-z0-9])/.exec(pattern)?.[1];
  const others = pattern.replaceAll(/\\[A-Za-z0-9]/g, 'x');
  if (letter !== undefined && compileIgnore(others).invalidLines.length === 0) return LETTER;
  return /(?:^|[^\\])(?:\\\\)*\\$/.test(pattern) ? ENDS : BRACKET;
}

const EMPTY: BadPattern = {
  message: {
    en: 'There is no pattern after the !, so Docker refuses the file and every build with it.',
    'zh-CN': '! 后面没有模式：Docker 会拒绝这个文件，使用它的构建都会失败。',
  },
  hint: {
    en: 'Write what is to be in the build context all the same, such as !src.',
    'zh-CN': '写上仍要放进构建上下文的内容，例如 !src。',
  },
};

const LETTER: BadPattern = {
  message: {
    en: 'Docker does not know a letter or digit that follows a \\ here, so every build with this file fails.',
    'zh-CN': 'Docker 不认识这里 \\ 后面的字母或数字，使用这个文件的构建都会失败。',
  },
  hint: {
    en: 'Folders are separated by /, on Windows too. A letter or digit needs no \\ before it.',
    'zh-CN': '文件夹之间用 / 分隔，在 Windows 上也一样。字母和数字前面不需要 \\。',
  },
};

const ENDS: BadPattern = {
  message: {
    en: 'The \\ at the end has no character to take as it is, so every build with this file fails.',
    'zh-CN': '末尾的 \\ 后面没有要转义的字符，使用这个文件的构建都会失败。',
  },
  hint: {
    en: 'Remove it. A folder needs nothing after its name.',
    'zh-CN': '删去它。文件夹名后面不需要任何字符。',
  },
};

const BRACKET: BadPattern = {
  message: {
    en: 'A [ is not closed by a ], or a range in it is not complete, so every build with this file fails.',
    'zh-CN': '[ 没有用 ] 闭合，或者其中的范围不完整，使用这个文件的构建都会失败。',
  },
  hint: {
    en: 'Write it like [a-z]. For the character [ itself, write \\[.',
    'zh-CN': '写成 [a-z] 这样的形式。要表示字符 [ 本身，请写 \\[。',
  },
};
