import {
  buildGraph,
  parseDockerfile,
  problemsOf,
  type GraphOptions,
  type StageGraph,
} from '@stagecraft/dockerfile';
import { graphDot, graphMermaid, graphOutline, wholeGraphSvg } from '@stagecraft/graph-layout';
import { chooseLanguage, graphOptions, oneOf, readOptions, resolution } from '../options.ts';
import { findingLines, findingsOf } from '../report/findings.ts';
import { graphText } from '../report/graph-text.ts';
import type { ExitCode, Language, Surroundings } from '../surroundings.ts';
import { eachFile, type FileReport } from './each-file.ts';

type Format = 'text' | 'json' | 'dot' | 'mermaid' | 'svg';

/** `stagecraft graph FILE…`: the stages and what they take from one another. */
export async function graphCommand(
  args: readonly string[],
  around: Surroundings,
): Promise<ExitCode> {
  const { values, positionals } = readOptions(args, { format: { type: 'string' }, ...resolution });
  const format = oneOf('format', values.format, ['text', 'json', 'dot', 'mermaid', 'svg']);
  const options = graphOptions(values, around.env);
  const language = chooseLanguage(values.language, around.env);
  return eachFile(positionals, around, { json: format === 'json', language }, (name, text) =>
    reportGraph(name, text, { format, options, language }),
  );
}

interface Choices {
  readonly format: Format;
  readonly options: GraphOptions;
  readonly language: Language;
}

function reportGraph(name: string, text: string, choices: Choices): FileReport {
  const model = parseDockerfile(text);
  const graph = buildGraph(model, choices.options);
  const findings = findingsOf(model, problemsOf(model, graph), choices.language);
  const ok = findings.errors.length === 0;
  const json = graphOutline(model, graph);
  const err = choices.format === 'json' ? '' : findingLines(name, findings);
  switch (choices.format) {
    case 'json':
      return { ok, out: `${JSON.stringify({ file: name, ok, ...json, ...findings })}\n`, err };
    case 'text':
      return {
        ok,
        out: graphText(name, json, { open: isOpen(graph), language: choices.language }),
        err,
      };
    case 'dot':
      return { ok, out: graphDot(json), err };
    case 'mermaid':
      return { ok, out: graphMermaid(json), err };
    case 'svg':
      return { ok, out: wholeGraphSvg(model, graph, { language: choices.language }), err };
  }
}

/** Whether a stage that is needed has a base that can't be known: it may be any stage before it. */
function isOpen(graph: StageGraph): boolean {
  return graph.stages.some(({ needed, base }) => needed && base.kind === 'unknown');
}
