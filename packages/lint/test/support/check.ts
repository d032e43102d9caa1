import {
  applyEdits,
  buildGraph,
  compileIgnore,
  createResolver,
  parseDockerfile,
  problemsOf,
  type Span,
} from '@stagecraft/dockerfile';
import type { LintFacts, LintInput } from '../../src/file/types.ts';
import { DEFAULT_POLICY, type Policy } from '../../src/policy/types.ts';
import type { Rule } from '../../src/rule.ts';
import { lint } from '../../src/run/lint.ts';
import type { Finding, Fix } from '../../src/types.ts';
import { readScript } from './shell.ts';

/** What a test gives besides the file. */
export interface Surroundings {
  readonly policy?: Partial<Policy>;
  readonly facts?: Partial<LintFacts>;
  /** The text of `.dockerignore`. */
  readonly ignoreFile?: string;
  readonly imagePlatforms?: LintFacts['imagePlatforms'];
  readonly buildArgs?: Readonly<Record<string, string>>;
}

/** A day on which tests run, so that they say the same on every other. */
const NOW = Date.UTC(2026, 0, 15);

const NO_FACTS: LintFacts = {
  ignore: 'none',
  imagePlatforms: null,
  imageUsers: null,
  imageDigests: null,
  installed: null,
  now: NOW,
};

/** A file as the linter gets it. */
export function inputOf(text: string, around: Surroundings = {}): LintInput {
  const { policy, facts, ignoreFile, imagePlatforms = null, buildArgs } = around;
  const model = parseDockerfile(text);
  const options = buildArgs === undefined ? {} : { buildArgs };
  const graph = buildGraph(model, options);
  const ignore = ignoreFile === undefined ? {} : { ignore: compileIgnore(ignoreFile) };
  return {
    model,
    graph,
    resolver: createResolver(model, graph, options),
    policy: { ...DEFAULT_POLICY, ...policy },
    facts: { ...NO_FACTS, ...ignore, imagePlatforms, ...facts },
    readScript,
  };
}

/** What one rule finds; one that is off by default is switched on. */
export function findingsOf(rule: Rule, text: string, around?: Surroundings): readonly Finding[] {
  const input = inputOf(text, around);
  const { policy } = input;
  const rules = rule.isOffByDefault ? { [rule.id]: 'on' as const, ...policy.rules } : policy.rules;
  return lint([rule], { ...input, policy: { ...policy, rules } });
}

/** A text without its marks, and the ranges that `«…»` marks in it. */
export function unmark(marked: string): { readonly text: string; readonly spans: readonly Span[] } {
  const spans: Span[] = [];
  const open: number[] = [];
  let text = '';
  for (const part of marked.split(/([«»])/)) {
    if (part === '«') open.push(text.length);
    else if (part === '»') spans.push({ start: open.pop() ?? 0, end: text.length });
    else text += part;
  }
  return { text, spans };
}

/** The text with `«…»` around each range, to be compared with what a test expects. */
export function mark(text: string, findings: readonly { readonly span: Span }[]): string {
  // An inner range's marks stand within an outer one's.
  const marks = findings.flatMap(({ span: { start, end } }) => [
    { at: start, text: '«', order: start === end ? 1 : 2, size: -(end - start) },
    { at: end, text: '»', order: start === end ? 1 : 0, size: end - start },
  ]);
  marks.sort((a, b) => a.at - b.at || a.order - b.order || a.size - b.size);
  let done = 0;
  const parts = marks.map((one) => {
    const before = text.slice(done, one.at);
    done = one.at;
    return before + one.text;
  });
  return parts.join('') + text.slice(done);
}

/** The file after a fix. */
export function fixed(text: string, fix: Fix): string {
  return applyEdits(text, fix.edits);
}

/** Codes of what BuildKit would refuse. */
export function errorsOf(text: string): readonly string[] {
  const { model, graph } = inputOf(text);
  return problemsOf(model, graph)
    .filter(({ severity }) => severity === 'error')
    .map(({ code }) => code);
}
