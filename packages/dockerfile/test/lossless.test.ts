import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  buildGraph,
  instructionAt,
  lineOf,
  offsetAt,
  parseDockerfile,
  positionAt,
} from '../src/index.ts';
import type { DockerfileModel, Instruction, Span } from '../src/index.ts';
import { soup } from './support/soup.ts';

function inside(inner: Span, outer: Span, what: string): void {
  if (inner.start < outer.start || inner.end > outer.end || inner.start > inner.end) {
    throw new Error(
      `${what} [${inner.start}, ${inner.end}) is not within [${outer.start}, ${outer.end})`,
    );
  }
}

function checkInstruction(model: DockerfileModel, instruction: Instruction): void {
  const { span, contentSpan } = instruction;
  inside(contentSpan, span, 'content');
  inside(instruction.keywordSpan, contentSpan, 'keyword');
  inside(instruction.argsSpan, contentSpan, 'arguments');
  for (const flag of instruction.flags) {
    inside(flag.span, contentSpan, 'flag');
    if (flag.valueSpan !== null) inside(flag.valueSpan, flag.span, 'flag value');
  }
  for (const word of instruction.words) inside(word.span, instruction.argsSpan, 'word');
  for (const heredoc of instruction.heredocs) {
    inside(heredoc.openSpan, contentSpan, 'here-document');
    inside(heredoc.bodySpan, span, 'here-document body');
    if (heredoc.closeSpan !== null) inside(heredoc.closeSpan, span, 'here-document end');
  }
  const { detail } = instruction;
  if (detail.type === 'run') {
    for (const mount of detail.mounts) {
      inside(mount.span, contentSpan, 'mount');
      if (mount.fromSpan !== null) inside(mount.fromSpan, mount.span, 'mount from');
    }
  }
  if (detail.type === 'pairs') {
    for (const pair of detail.pairs) {
      inside(pair.nameSpan, instruction.argsSpan, 'name');
      if (pair.valueSpan !== null) inside(pair.valueSpan, instruction.argsSpan, 'value');
    }
  }
  if (detail.type === 'onbuild' && detail.trigger !== null) {
    inside(detail.trigger.span, span, 'trigger');
    checkInstruction(model, detail.trigger);
  }
  expect(lineOf(model, contentSpan.start)).toBe(instruction.firstLine);
  expect(lineOf(model, Math.max(contentSpan.start, contentSpan.end - 1))).toBeLessThanOrEqual(
    instruction.lastLine,
  );
}

function checkModel(text: string): void {
  const model = parseDockerfile(text);
  let end = 0;
  for (const node of model.nodes) {
    if (node.span.start !== end || node.span.end <= end)
      throw new Error(`gap or overlap at ${end}`);
    end = node.span.end;
  }
  expect(end).toBe(text.length);
  expect(model.nodes.filter((node) => node.kind === 'instruction')).toEqual(model.instructions);
  const whole = { start: 0, end: text.length };
  const ids = new Set<string>();
  for (const [index, instruction] of model.instructions.entries()) {
    expect(instruction.index).toBe(index);
    ids.add(instruction.id);
    checkInstruction(model, instruction);
  }
  expect(ids.size).toBe(model.instructions.length);
  const graph = buildGraph(model);
  for (const problem of [...model.problems, ...graph.problems]) {
    inside(problem.span, whole, problem.code);
    if (problem.instruction !== null) {
      const owner = model.instructions[problem.instruction];
      if (owner === undefined) throw new Error('no such instruction');
      inside(problem.span, owner.span, problem.code);
    }
  }
  const nodeIds = new Set([
    'context',
    ...graph.stages.map((stage) => stage.id),
    ...graph.images.map((image) => image.id),
  ]);
  expect(nodeIds.size).toBe(1 + graph.stages.length + graph.images.length);
  for (const edge of graph.edges) {
    expect(nodeIds.has(edge.source)).toBe(true);
    expect(nodeIds.has(edge.target)).toBe(true);
  }
  expect(new Set(graph.edges.map((edge) => edge.id)).size).toBe(graph.edges.length);
}

describe('every text', () => {
  test('of any characters is kept whole, with ranges in order', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), checkModel), {
      numRuns: 3000,
    });
  });

  test('like a broken Dockerfile is kept whole, with ranges in order', () => {
    fc.assert(fc.property(soup, checkModel), { numRuns: 7000 });
  });

  test('gives plain data that can be sent as JSON', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const model = parseDockerfile(text);
        expect(JSON.parse(JSON.stringify(model))).toEqual(model);
        const graph = buildGraph(model);
        expect(JSON.parse(JSON.stringify(graph))).toEqual(graph);
      }),
      { numRuns: 200 },
    );
  });

  test('has a position for each offset, and back', () => {
    fc.assert(
      fc.property(soup, fc.nat(), (text, seed) => {
        const model = parseDockerfile(text);
        const offset = seed % (text.length + 1);
        const { line, column } = positionAt(model, offset);
        expect(offsetAt(model, line, column)).toBe(offset);
        const before = text.slice(0, offset).split('\n');
        expect({ line, column }).toEqual({
          line: before.length - 1,
          column: before.at(-1)?.length,
        });
        const found = instructionAt(model, offset);
        const holding = model.instructions.filter(
          (one) => one.span.start <= offset && offset < one.span.end,
        );
        const atEnd = found !== null && offset === found.contentSpan.end ? found : null;
        expect(found).toBe(holding[0] ?? atEnd);
      }),
      { numRuns: 1000 },
    );
  });
});
