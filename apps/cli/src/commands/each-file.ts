import { readInputs } from '../input/read-input.ts';
import { exitCodes, type ExitCode, type Language, type Surroundings } from '../surroundings.ts';

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
  { json, language }: { readonly json: boolean; readonly language: Language },
  report: (name: string, text: string) => Promise<FileReport>,
): Promise<ExitCode> {
  let code: ExitCode = exitCodes.fine;
  for await (const input of readInputs(names, around)) {
    if (!input.ok) {
      code = exitCodes.usage;
      const reason = input.reason[language];
      if (json) around.out(unreadable(input.name, messages[language](reason)));
      around.err(`stagecraft: ${input.name}: ${reason}\n`);
      continue;
    }
    const { ok, out, err } = await report(input.name, input.text);
    around.out(out);
    around.err(err);
    if (!ok && code === exitCodes.fine) code = exitCodes.findings;
  }
  return code;
}

const messages: Readonly<Record<Language, (reason: string) => string>> = {
  en: (reason) => `The file can't be read: ${reason}.`,
  'zh-CN': (reason) => `无法读取该文件：${reason}。`,
};

function unreadable(file: string, message: string): string {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  return `${JSON.stringify({ file, ok: false, errors: [{ ...place, code: 'unreadable', message }] })}\n`;
}
