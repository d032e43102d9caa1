import { readInputs } from '../input/read-input.ts';
import { exitCodes, type ExitCode, type Surroundings } from '../surroundings.ts';

/** What a command says of one file. */
export interface FileReport {
  /** False when something was found. */
  readonly ok: boolean;
  readonly out: string;
  readonly err: string;
}

/**
 * Reports file by file; one that can't be read does not stop the others. As JSON it too gets its object,
 * so that every file named has exactly one line.
 */
export async function eachFile(
  names: readonly string[],
  around: Surroundings,
  json: boolean,
  report: (name: string, text: string) => FileReport,
): Promise<ExitCode> {
  let code: ExitCode = exitCodes.fine;
  for await (const input of readInputs(names, around)) {
    if (!input.ok) {
      code = exitCodes.usage;
      if (json) around.out(unreadable(input.name, input.reason));
      around.err(`stagecraft: ${input.name}: ${input.reason}\n`);
      continue;
    }
    const { ok, out, err } = report(input.name, input.text);
    around.out(out);
    around.err(err);
    if (!ok && code === exitCodes.fine) code = exitCodes.findings;
  }
  return code;
}

function unreadable(file: string, reason: string): string {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const message = `The file can't be read: ${reason}.`;
  return `${JSON.stringify({ file, ok: false, errors: [{ ...place, code: 'unreadable', message }] })}\n`;
}
