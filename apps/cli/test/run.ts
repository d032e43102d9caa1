import { runCommand } from '../src/run-command.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Each line of standard output as JSON. */
  readonly json: readonly unknown[];
}

/** Runs the command line as a process would, in `folder`. */
export async function run(
  args: readonly string[],
  folder: string,
  given: { readonly stdin?: string; readonly env?: Record<string, string> } = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  async function* stdin() {
    yield given.stdin ?? '';
  }
  const code = await runCommand(args, {
    folder,
    env: given.env ?? {},
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    stdin: stdin(),
  });
  return {
    code,
    out,
    err,
    get json() {
      return out
        .split('\n')
        .slice(0, -1)
        .map((line): unknown => JSON.parse(line));
    },
  };
}
