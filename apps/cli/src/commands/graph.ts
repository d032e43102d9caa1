import { basename } from 'node:path';
import { problemsOf, type GraphOptions, type StageGraph } from '@stagecraft/dockerfile';
import {
  graphDot,
  graphMermaid,
  graphOutline,
  wholeGraphSvg,
  type WholeGraphOptions,
} from '@stagecraft/graph-layout';
import { judgeFile } from '../lint/refusals.ts';
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
  const { values, positionals } = readOptions(args, {
    format: { type: 'string' },
    ...resolution,
    ...drawing,
  });
  const format = oneOf('format', values.format, ['text', 'json', 'dot', 'mermaid', 'svg']);
  const options = graphOptions(values, around.env);
  const language = chooseLanguage(values.language, around.env);
  const direction = oneOf('direction', values.direction, ['auto', 'across', 'down']);
  const picture = {
    direction: direction === 'auto' ? null : direction,
    theme: oneOf('theme', values.theme, ['system', 'light', 'dark']),
    // As the page names it: the folder that one works in is what a build is sent.
    contextName: basename(around.folder) || '.',
    tags: values.tag ?? [],
  };
  return eachFile(positionals, around, { json: format === 'json', language }, (name, text) =>
    reportGraph(name, text, { folder: around.folder, format, options, language, picture }),
  );
}

/** Options of pictures. */
const drawing = {
  direction: { type: 'string' },
  theme: { type: 'string' },
  tag: { type: 'string', short: 't', multiple: true },
} as const;

interface Choices {
  readonly folder: string;
  readonly format: Format;
  readonly options: GraphOptions;
  readonly language: Language;
  readonly picture: Pick<WholeGraphOptions, 'direction' | 'theme' | 'contextName' | 'tags'>;
}

async function reportGraph(name: string, text: string, choices: Choices): Promise<FileReport> {
  const { model, graph, problems } = await judgeFile(name, text, choices);
  const findings = findingsOf(model, problems, choices.language);
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
      return {
        ok,
        out: wholeGraphSvg(model, graph, {
          ...choices.picture,
          language: choices.language,
          // As in the page's pictures, which tell what the file itself is refused for.
          problems: problemsOf(model, graph),
        }),
        err,
      };
  }
}

/** Whether a stage that is needed has a base that can't be known: it may be any stage before it. */
function isOpen(graph: StageGraph): boolean {
  return graph.stages.some(({ needed, base }) => needed && base.kind === 'unknown');
}
