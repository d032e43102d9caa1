import type { Text } from '@stagecraft/dockerfile';
import { contextCommand } from './commands/context.ts';
import { formatCommand } from './commands/format.ts';
import { graphCommand } from './commands/graph.ts';
import { lintCommand } from './commands/lint.ts';
import { parseCommand } from './commands/parse.ts';
import { guessLanguage, UsageError } from './options.ts';
import { exitCodes, type ExitCode, type Surroundings } from './surroundings.ts';
import { usage } from './usage.ts';

export { exitCodes };

const commands: Readonly<
  Record<string, (args: readonly string[], around: Surroundings) => Promise<ExitCode>>
> = {
  parse: parseCommand,
  graph: graphCommand,
  format: formatCommand,
  context: contextCommand,
  lint: lintCommand,
};

/** Runs `stagecraft ARGS…`; gives the exit code. */
export async function runCommand(args: readonly string[], around: Surroundings): Promise<ExitCode> {
  const [name = '', ...rest] = args;
  const language = guessLanguage(args, around.env);
  const wantsHelp = args.some((arg) => arg === '--help' || arg === '-h') || name === 'help';
  if (wantsHelp) {
    around.out(usage(Object.hasOwn(commands, name) ? name : null, language));
    return exitCodes.fine;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    around.err(`stagecraft: ${noCommand(name)[language]}\n\n${usage(null, language)}`);
    return exitCodes.usage;
  }
  try {
    return await command(rest, around);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    around.err(`stagecraft ${name}: ${error.text[language]}\n\n${usage(name, language)}`);
    return exitCodes.usage;
  }
}

function noCommand(name: string): Text {
  return name === ''
    ? { en: 'No command given.', 'zh-CN': '没有给出命令。' }
    : { en: `There is no command "${name}".`, 'zh-CN': `没有命令“${name}”。` };
}
