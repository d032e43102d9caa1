import { exitCodes, runCommand } from './run-command.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Nobody reads any more (`| head`): that is no failure of ours.
  if (error.code === 'EPIPE') process.exit(exitCodes.fine);
  process.stderr.write(`stagecraft: ${error.message}\n`);
  process.exit(exitCodes.usage);
});
// The exit code tells what can't be said.
process.stderr.on('error', () => {});

process.exitCode = await runCommand(process.argv.slice(2), {
  // npm starts scripts in the project's folder; paths are meant from where the person stands.
  folder:
    process.env['npm_lifecycle_event'] === 'stagecraft'
      ? (process.env['INIT_CWD'] ?? process.cwd())
      : process.cwd(),
  env: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  stdin: process.stdin,
});
