import { readdirSync } from 'node:fs';
import { applyEdits, lineOf } from '@stagecraft/dockerfile';
import { describe, expect, test } from 'vitest';
import { engineVersion } from '../../dockerfile/test/support/engine.ts';
import { readFixtures } from '../../dockerfile/test/support/fixtures.ts';
import { baseImages } from '../src/file/bases.ts';
import { lintFile } from '../src/file/lint-file.ts';
import { rules } from '../src/rules/index.ts';
import { lint } from '../src/run/lint.ts';
import { isEarlyCheck } from '../src/run/refused.ts';
import { writtenCases, type WrittenCase } from './support/cases.ts';
import { inputOf, unmark } from './support/check.ts';
import { isCompared } from './support/disagreements.ts';
import { askLinter, type Warning } from './support/warnings.ts';

const endpoint = process.env['STAGECRAFT_TEST_ENGINE'] ?? '';
const major = Number((await engineVersion(endpoint)).split('.')[0]);
/** From then on all of Docker's checks are in the engine's own frontend. */
const hasLinter = major >= 28;

const folder = new URL('../src/rules/', import.meta.url);
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  // Each adds its files to the written cases.
  if (name.endsWith('.test.ts')) await import(new URL(name, folder).href);
}

const examples = rules.flatMap(({ examples: all }) =>
  all.flatMap(({ bad, good, ignoreFile }): WrittenCase[] => {
    const around = ignoreFile === undefined ? {} : { ignoreFile };
    return [unmark(bad).text, good].map((text) => ({ text, around }));
  }),
);

const fixtures = readFixtures().flatMap(({ text, expected }): WrittenCase[] => {
  if (expected.engine === false || expected.target !== undefined) return [];
  const { buildArgs } = expected;
  return [{ text, around: buildArgs === undefined ? {} : { buildArgs } }];
});

/** Nothing is to be fetched: images that the file names are empty ones, to both of us. */
function withoutImages(file: WrittenCase): WrittenCase {
  const { text } = file;
  const edits = baseImages(lintFile(inputOf(text))).flatMap(({ image }) =>
    image.value.includes('$') ? [] : [{ ...image.span, text: 'scratch' }],
  );
  return edits.length === 0 ? file : { ...file, text: applyEdits(text, edits) };
}

const asked = new Map(
  [...examples, ...writtenCases, ...fixtures]
    // Without FROM there is nothing that BuildKit looks at.
    .filter(({ text }) => /^\s*FROM\s/im.test(text))
    .map(withoutImages)
    .map((file) => [JSON.stringify([file.text, file.around.ignoreFile]), file] as const),
);

function ours({ text, around }: WrittenCase): Warning[] {
  const policy = { ignoresPragmas: true };
  const input = inputOf(text, { ...around, policy });
  const { model, graph } = input;
  return lint(rules, input).flatMap(({ aliases, span, instruction, stage }) => {
    const rule = aliases.find((alias) => !/^(?:DL|SC)\d/.test(alias));
    if (rule === undefined) return [];
    const isNeeded = stage === null || graph.stages[stage]?.needed === true;
    if (!isNeeded && !isEarlyCheck(rule)) return [];
    const { firstLine = 0 } = model.instructions[instruction ?? -1] ?? {};
    const line = rule === 'NoEmptyContinuation' ? lineOf(model, span.start) : firstLine;
    return [{ rule, line: line + 1 }];
  });
}

function listed(file: WrittenCase, warnings: readonly Warning[]): string[] {
  const compared = warnings.filter(({ rule }) => isCompared(rule, file));
  return [...new Set(compared.map(({ rule, line }) => `${rule} (line ${String(line)})`))].sort();
}

/** A step that failed; by then BuildKit has said all it has to say. */
const STEP_FAILED =
  /did not complete successfully|cache key|checksum|lstat|no such file|not a directory|: not found/;

describe.runIf(hasLinter).concurrent('BuildKit warns of the same', () => {
  test.each([...asked.values()])('$text', async (file) => {
    const { ignoreFile, buildArgs } = file.around;
    const ignore: Record<string, string> =
      ignoreFile === undefined ? {} : { '.dockerignore': ignoreFile };
    const options = buildArgs === undefined ? {} : { buildArgs };
    const files = { Dockerfile: file.text, ...ignore };
    const { warnings, error } = await askLinter(endpoint, files, options);
    const isWhole = error === '' || STEP_FAILED.test(error);
    const said = listed(file, warnings);
    const found = listed(file, ours(file)).filter((one) => isWhole || said.includes(one));
    expect({ error, found }).toEqual({ error, found: said });
  });
});
