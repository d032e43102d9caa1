import {
  applyEdits,
  formatDockerfile,
  parseDockerfile,
  type FormatOptions,
  type Text,
} from '@stagecraft/dockerfile';
import { resolve } from 'node:path';
import { readInputs } from '../input/read-input.ts';
import { writingReason } from '../input/reasons.ts';
import { writeText } from '../input/write-text.ts';
import { chooseLanguage, oneOf, readOptions, UsageError, wrongValue } from '../options.ts';
import { exitCodes, type ExitCode, type Surroundings } from '../surroundings.ts';

/** `stagecraft format FILE…`: rewrites the files; with `--check` only names those that would change. */
export async function formatCommand(
  args: readonly string[],
  around: Surroundings,
): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, {
    check: { type: 'boolean' },
    'keyword-case': { type: 'string' },
    indent: { type: 'string' },
    'sort-packages': { type: 'boolean' },
  });
  const options: FormatOptions = {
    keywordCase: oneOf('keyword-case', values['keyword-case'], ['upper', 'lower', 'keep']),
    indent: readIndent(values.indent),
    sortPackages: values['sort-packages'] ?? false,
  };
  const check = values.check ?? false;
  const language = chooseLanguage(values.language, around.env);
  let code: ExitCode = exitCodes.fine;
  for await (const input of readInputs(positionals, around)) {
    const outcome = input.ok
      ? await formatOne(input.name, input.text, options, check, around)
      : { failed: input.reason };
    if (outcome !== 'same' && outcome !== 'changed') {
      around.err(`stagecraft: ${input.name}: ${outcome.failed[language]}\n`);
      code = exitCodes.usage;
    } else if (outcome === 'changed' && check && code === exitCodes.fine) code = exitCodes.findings;
  }
  return code;
}

const mostIndent = 16;

function readIndent(value: string | undefined): number {
  if (value === undefined) return 4;
  const indent = /^\d{1,2}$/.test(value) ? Number(value) : Infinity;
  if (indent > mostIndent) {
    throw new UsageError(wrongValue('--indent', `0…${mostIndent}`, value));
  }
  return indent;
}

type Outcome = 'same' | 'changed' | { readonly failed: Text };

async function formatOne(
  name: string,
  text: string,
  options: FormatOptions,
  check: boolean,
  around: Surroundings,
): Promise<Outcome> {
  const formatted = applyEdits(text, formatDockerfile(parseDockerfile(text), options));
  const changed = formatted !== text;
  if (name === '-' && !check) around.out(formatted);
  else if (changed && check) around.out(`${name}\n`);
  else if (changed) {
    try {
      await writeText(resolve(around.folder, name), formatted);
    } catch (error) {
      return { failed: writingReason(error) };
    }
    around.out(`${name}\n`);
  }
  return changed ? 'changed' : 'same';
}
