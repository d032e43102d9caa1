import { contextCommand } from './commands/context.ts';
import { formatCommand } from './commands/format.ts';
import { graphCommand } from './commands/graph.ts';
import { parseCommand } from './commands/parse.ts';
import { UsageError } from './options.ts';
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
};

/** Runs `stagecraft ARGS…`; gives the exit code. */
export async function runCommand(args: readonly string[], around: Surroundings): Promise<ExitCode> {
  const [name = '', ...rest] = args;
  const wantsHelp = args.some((arg) => arg === '--help' || arg === '-h') || name === 'help';
  if (wantsHelp) {
    around.out(usage(Object.hasOwn(commands, name) ? name : null));
    return exitCodes.fine;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const fault = name === '' ? 'No command given.' : `There is no command "${name}".`;
    around.err(`stagecraft: ${fault}\n\n${usage(null)}`);
    return exitCodes.usage;
  }
  try {
    return await command(rest, around);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    around.err(`stagecraft ${name}: ${error.message}\n\n${usage(name)}`);
    return exitCodes.usage;
  }
}
