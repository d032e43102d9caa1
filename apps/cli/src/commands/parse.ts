import { judgeFile } from '../lint/refusals.ts';
import { chooseLanguage, graphOptions, oneOf, readOptions, resolution } from '../options.ts';
import { findingLines, findingsOf } from '../report/findings.ts';
import { modelJson, modelText } from '../report/model.ts';
import type { ExitCode, Surroundings } from '../surroundings.ts';
import { eachFile } from './each-file.ts';

/** `stagecraft parse FILE…`: the instructions, and what a build would refuse. */
export async function parseCommand(
  args: readonly string[],
  around: Surroundings,
): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, { format: { type: 'string' }, ...resolution });
  const format = oneOf('format', values.format, ['text', 'json']);
  const options = graphOptions(values, around.env);
  const language = chooseLanguage(values.language, around.env);
  const { folder } = around;
  return eachFile(
    positionals,
    around,
    { json: format === 'json', language },
    async (name, text) => {
      const { model, problems } = await judgeFile(name, text, { folder, options });
      const findings = findingsOf(model, problems, language);
      const ok = findings.errors.length === 0;
      return format === 'json'
        ? {
            ok,
            out: `${JSON.stringify({ file: name, ok, ...modelJson(model), ...findings })}\n`,
            err: '',
          }
        : { ok, out: modelText(name, model, language), err: findingLines(name, findings) };
    },
  );
}
