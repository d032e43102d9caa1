import { error, say, warning, type Said } from './problem.ts';

function didYouMean(suggestion: string): Pick<Said, 'hint'> {
  if (suggestion === '') return {};
  return { hint: say(`Did you mean ${suggestion}?`, `是不是想写 ${suggestion}？`) };
}

/** Problems of the file as a whole, its directives, and what all instructions share. */
export const fileProblems = {
  empty: error('no-instructions', () => ({
    message: say('The file has no instructions.', '文件中没有任何指令。'),
    hint: say('A Dockerfile begins with FROM and an image.', 'Dockerfile 以 FROM 加镜像名开头。'),
  })),
  noStage: error('no-stage', () => ({
    message: say(
      'There is no FROM, so there is nothing to build.',
      '没有 FROM 指令，因此没有可构建的阶段。',
    ),
  })),
  beforeFrom: error('instruction-before-from', (keyword: string) => ({
    message: say(
      `${keyword} stands before the first FROM; only ARG may.`,
      `${keyword} 出现在第一个 FROM 之前；那里只能写 ARG。`,
    ),
  })),
  unknown: error('unknown-instruction', (keyword: string, suggestion: string) => ({
    message:
      keyword === ''
        ? say('A continuation without an instruction.', '续行符前没有指令。')
        : say(`Unknown instruction: ${keyword}.`, `未知指令：${keyword}。`),
    ...didYouMean(suggestion),
  })),
  duplicateDirective: error('duplicate-directive', (name: string) => ({
    message: say(`Only one ${name} directive may be used.`, `${name} 指示只能出现一次。`),
  })),
  escapeValue: error('invalid-escape-directive', (value: string) => ({
    message: say(
      `The escape character can only be \\ or \`, not ${value}.`,
      `转义字符只能是 \\ 或 \`，不能是 ${value}。`,
    ),
  })),
  checkOption: error('invalid-check-directive', (option: string) => ({
    message: say(`Invalid check option: ${option}.`, `check 选项无效：${option}。`),
    hint: say(
      'Use skip=RULE,RULE or skip=all, error=true, experimental=RULE, separated by “;”.',
      '可用 skip=规则,规则 或 skip=all、error=true、experimental=规则，用“;”分隔。',
    ),
  })),
  emptyContinuation: warning('empty-continuation', () => ({
    message: say('A blank line within a continued instruction.', '续行的指令中有空行。'),
    hint: say(
      'Remove the blank line, or make it a comment (#): it will be an error in future.',
      '请删掉空行或改成注释（#）：将来会成为错误。',
    ),
  })),
  unknownFlag: error('unknown-flag', (flag: string, keyword: string, suggestion: string) => ({
    message: say(`${keyword} has no flag --${flag}.`, `${keyword} 没有选项 --${flag}。`),
    ...didYouMean(suggestion),
  })),
  flagsNotTaken: error('unknown-flag', (flag: string, keyword: string) => ({
    message: say(`${keyword} takes no flags: --${flag}.`, `${keyword} 不接受选项：--${flag}。`),
  })),
  flagIgnored: warning('flag-ignored', (flag: string, keyword: string) => ({
    message: say(
      `${keyword} takes no flags; BuildKit ignores --${flag}.`,
      `${keyword} 不接受选项；BuildKit 会忽略 --${flag}。`,
    ),
  })),
  flagValue: error('flag-needs-value', (flag: string) => ({
    message: say(`--${flag} needs a value: --${flag}=…`, `--${flag} 需要值：--${flag}=…`),
  })),
  flagBoolean: error('flag-not-boolean', (flag: string, value: string) => ({
    message: say(
      `--${flag} can only be true or false, not ${value}.`,
      `--${flag} 只能是 true 或 false，不能是 ${value}。`,
    ),
  })),
  duplicateFlag: error('duplicate-flag', (flag: string) => ({
    message: say(`--${flag} is given twice.`, `--${flag} 重复了。`),
  })),
  jsonMixed: error('json-not-strings', () => ({
    message: say('A JSON array here may hold only strings.', '这里的 JSON 数组只能包含字符串。'),
  })),
  jsonBroken: warning('json-form-invalid', () => ({
    message: say(
      'Not a valid JSON array, so it is taken as a shell command.',
      '不是有效的 JSON 数组，因此会当作 shell 命令执行。',
    ),
    hint: say(
      'Use double quotes, commas between the strings, and no comma at the end.',
      '请用双引号，字符串之间加逗号，末尾不要逗号。',
    ),
  })),
  heredocOpen: error('unterminated-heredoc', (name: string) => ({
    message: say(
      `The here-document ${name} is never closed.`,
      `here-document ${name} 没有结束行。`,
    ),
    hint: say(`Add a line with only ${name}.`, `请添加只含 ${name} 的一行。`),
  })),
  oneArgument: error('argument-count', (keyword: string) => ({
    message: say(
      `${keyword} takes exactly one argument.`,
      `${keyword} 需要一个参数，且只能有一个。`,
    ),
  })),
  anArgument: error('argument-count', (keyword: string) => ({
    message: say(`${keyword} needs at least one argument.`, `${keyword} 至少需要一个参数。`),
  })),
};
