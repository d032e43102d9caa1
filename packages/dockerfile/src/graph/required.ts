import { graphProblems } from '../problems/graph.ts';
import type { Reading } from '../scope/evaluate.ts';
import { givenValue } from '../scope/predefined.ts';
import type { Evaluator } from '../scope/resolver.ts';
import { explainLexError } from '../shell/explain.ts';
import type { DockerfileModel, GraphOptions, Instruction, Span } from '../types.ts';
import type { Report } from '../validate/report.ts';

/** A text that BuildKit expands. */
interface Expanded {
  readonly value: string;
  readonly span: Span;
  /** Where it is not read as the file's words are. */
  readonly reading?: Reading;
}

/** `${x?…}` in what BuildKit itself expands of an instruction; a shell's are its own affair. */
export function checkRequired(
  evaluate: Evaluator,
  expanded: readonly Expanded[],
  index: number,
  report: Report,
): void {
  for (const { value, span, reading } of expanded) {
    if (!value.includes('?')) continue;
    const { fault } = evaluate(index, value, reading);
    if (fault?.kind !== 'unset' && fault?.kind !== 'empty') continue;
    const text = explainLexError(fault);
    report(graphProblems.expansion, span, text.en, text['zh-CN']);
  }
}

/** What BuildKit expands of an instruction: words, flags, mounts, here-documents. */
export function expandedTexts(
  model: DockerfileModel,
  instruction: Instruction,
  options: GraphOptions,
): readonly Expanded[] {
  const { keyword, words } = instruction;
  switch (keyword) {
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      return pairTexts(instruction, options);
    case 'COPY':
    case 'ADD':
      return copyTexts(model, instruction);
    case 'RUN':
      return mountTexts(instruction);
    case 'EXPOSE':
    case 'STOPSIGNAL':
    case 'USER':
    case 'VOLUME':
    case 'WORKDIR':
      return words;
    default:
      return [];
  }
}

/** The names of ENV and LABEL too, but not an ARG's. */
function pairTexts({ keyword, detail }: Instruction, options: GraphOptions): readonly Expanded[] {
  if (detail.type !== 'pairs') return [];
  return detail.pairs.flatMap(({ name, nameSpan, value, valueSpan }) => {
    // A default that a build argument replaces is not expanded.
    const replaced = keyword === 'ARG' && givenValue(options, name) !== undefined;
    if (replaced || value === null || valueSpan === null) return [];
    const texts = [{ value, span: valueSpan }];
    return keyword === 'ARG' ? texts : [{ value: name, span: nameSpan }, ...texts];
  });
}

/** Here-documents are read with `\`, whatever the escape directive says, and without quotes. */
const BODY: Reading = { escape: '\\', noQuotes: true };

function copyTexts(model: DockerfileModel, instruction: Instruction): readonly Expanded[] {
  const { words, flags, heredocs } = instruction;
  const opens = new Set(heredocs.map(({ openSpan }) => openSpan.start));
  return [
    ...flags.flatMap(({ name, value, valueSpan }) =>
      EXPANDED_FLAGS.has(name) && value !== null && valueSpan !== null
        ? [{ value, span: valueSpan }]
        : [],
    ),
    ...words.filter(({ span }) => !opens.has(span.start)),
    ...heredocs.flatMap(({ expand, bodySpan }) =>
      expand
        ? [
            {
              value: model.text.slice(bodySpan.start, bodySpan.end),
              span: bodySpan,
              reading: BODY,
            },
          ]
        : [],
    ),
  ];
}

const EXPANDED_FLAGS: ReadonlySet<string> = new Set(['chown', 'chmod', 'checksum']);

/** All but `from`, which takes no variable. */
function mountTexts({ detail }: Instruction): readonly Expanded[] {
  if (detail.type !== 'run') return [];
  return detail.mounts.flatMap(({ options, span }) =>
    Object.entries(options).flatMap(([key, value]) => (key === 'from' ? [] : [{ value, span }])),
  );
}
