import { buildGraph } from '../../src/index.ts';
import type { DockerfileModel, Instruction } from '../../src/index.ts';

/**
 * What a Dockerfile says, without where and how it says it: instructions with their decoded words (of a
 * shell command: split at the white space outside of quotes), comments, heredoc bodies, directives,
 * problems, stages and edges. Two files that build the same have equal meanings.
 */
export function meaningOf(model: DockerfileModel): unknown {
  const graph = buildGraph(model);
  return {
    directives: model.directives.map(({ name, value }) => [name, value]),
    instructions: model.instructions.map((one) => instructionMeaning(model, one)),
    comments: commentsOf(model),
    problems: [...model.problems, ...graph.problems].map(
      ({ code, severity, message, instruction, stage }) => [
        code,
        severity,
        message.en,
        instruction,
        stage,
      ],
    ),
    stages: withoutPlaces(graph.stages),
    edges: graph.edges.map(({ kind, source, target, instruction }) => [
      kind,
      source,
      target,
      instruction,
    ]),
  };
}

function instructionMeaning(model: DockerfileModel, instruction: Instruction): unknown {
  const { keyword, flags, words, form, detail, heredocs, stage } = instruction;
  return {
    keyword,
    stage,
    form,
    flags: withoutPlaces(flags),
    words: words.map(({ value }, index) =>
      isKeyword(instruction, index) ? value.toUpperCase() : value,
    ),
    // The same words again as an instruction, whose keyword may be written anew.
    ...(keyword === 'ONBUILD' ? { words: null } : {}),
    detail:
      detail.type === 'onbuild'
        ? detail.trigger && instructionMeaning(model, detail.trigger)
        : withoutPlaces(detail),
    heredocs: heredocs.map(({ name, expand, stripTabs, bodySpan, closeSpan }) => [
      name,
      expand,
      stripTabs,
      model.text.slice(bodySpan.start, bodySpan.end),
      closeSpan === null,
    ]),
  };
}

/** FROM's AS and HEALTHCHECK's CMD and NONE: no matter how they are written. */
function isKeyword({ keyword, detail }: Instruction, index: number): boolean {
  if (keyword === 'HEALTHCHECK') return index === 0;
  return detail.type === 'from' && detail.name !== null && index === 1;
}

/** The text of all comments, those within continuations included. */
function commentsOf(model: DockerfileModel): string[] {
  const { text } = model;
  return model.nodes.flatMap((node) => {
    if (node.kind === 'comment') return [text.slice(node.span.start, node.span.end).trim()];
    if (node.kind !== 'instruction') return [];
    const end = node.heredocs[0]?.bodySpan.start ?? node.span.end;
    const lines = text.slice(node.contentSpan.start, end).split('\n').slice(1);
    return lines.map((line) => line.trim()).filter((line) => line.startsWith('#'));
  });
}

/** Takes spans, lines and ids out of plain data. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key]) => !/^(?:span|id|\w+Span|\w+Line)$/.test(key),
  );
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutPlaces(inner)]));
}
