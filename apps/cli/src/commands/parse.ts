import { buildGraph, parseDockerfile, problemsOf } from '@stagecraft/dockerfile';
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
  return eachFile(positionals, around, { json: format === 'json', language }, (name, text) => {
    const model = parseDockerfile(text);
    const graph = buildGraph(model, options);
    const findings = findingsOf(model, problemsOf(model, graph), language);
    const ok = findings.errors.length === 0;
    return format === 'json'
      ? {
          ok,
          out: `${JSON.stringify({ file: name, ok, ...modelJson(model), ...findings })}\n`,
          err: '',
        }
      : { ok, out: modelText(name, model, language), err: findingLines(name, findings) };
  });
}
