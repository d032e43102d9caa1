import {
  buildGraph,
  createResolver,
  hunksOf,
  parseDockerfile,
  type DockerfileModel,
  type Edit,
  type Span,
} from '@stagecraft/dockerfile';
import {
  fixFindings,
  fixText,
  rules,
  suppression,
  type Fix,
  type FixedText,
  type Fixing,
  type LintInput,
} from '@stagecraft/lint';
import type { Feature, FeatureInput } from '../feature.ts';
import { lintedOf, type Linted } from './linted.ts';
import { isShellCheckCode } from './shellcheck-rule.ts';
import type { FixAllAnswer, FixOffer, FixScope, TextChange } from './types.ts';

/** Fixes of what is found at a place, then the pragmas that silence it. */
export const fixes: Feature<'fixes'> = (input, { span }) => {
  const { model, language } = input;
  const here = lintedOf(input).notices.filter((notice) => touches(notice.span, span));
  const fixing = here.flatMap((notice): FixOffer[] => {
    const fix = notice.fix?.() ?? null;
    return fix === null ? [] : [fixOffer(input, notice.code, fix)];
  });
  const silencing = here.flatMap((notice): FixOffer[] => {
    const found = notice.isRule ? suppression(model, notice) : null;
    if (found === null) return [];
    const { title, edits } = found;
    const { code } = notice;
    return [
      { kind: 'suppress', code, title: title[language], ...changeOf(model, edits), changes: null },
    ];
  });
  return [...fixing, ...silencing];
};

function fixOffer({ model, language }: FeatureInput, code: string, fix: Fix): FixOffer {
  return {
    kind: 'fix',
    code,
    title: fix.title[language],
    ...changeOf(model, fix.edits),
    changes: fix.changes?.[language] ?? null,
  };
}

/** The comment that silences a rule, under another one that says why. */
export const suppressionWithReason: Feature<'suppression'> = (
  { model },
  { reason, ...silenced },
) => {
  const found = suppression(model, silenced, reason);
  return found === null ? null : changeOf(model, found.edits);
};

function changeOf(model: DockerfileModel, edits: readonly Edit[]): TextChange {
  return { edits, hunks: hunksOf(model, edits) };
}

/** Ends count: the cursor stands behind what was typed. */
function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** What fixing everything of a kind would do. */
export const fixAll: Feature<'fixAll'> = (feature, { scope }): FixAllAnswer => {
  const linted = lintedOf(feature);
  const { model, language } = feature;
  const changes = new Set<string>();
  const fixing: Fixing = {
    rules: rulesOf(scope),
    inputOf: (text) => inputOfText(text, linted.input, feature),
    accepts: (_, fix) => {
      if (scope.kind === 'safe') return fix.changes === null;
      if (fix.changes !== null) changes.add(fix.changes[language]);
      return true;
    },
  };
  const { edits, fixed } =
    scope.kind === 'rule' && isShellCheckCode(scope.rule)
      ? fixShell(linted, scope.rule, fixing)
      : fixText(model.text, fixing);
  return { ...changeOf(model, edits), fixed, changes: [...changes] };
};

/** What ShellCheck said is of this text alone: of what a fix leaves it has to be asked first. */
function fixShell(
  { input, shell }: Linted,
  code: string,
  fixing: Fixing,
): Pick<FixedText, 'edits' | 'fixed'> {
  const own = shell.findings.filter(({ rule }) => rule === code);
  const round = fixFindings(input, own, fixing);
  if (round === null) return { edits: [], fixed: {} };
  return { edits: round.edits, fixed: { [code]: round.rules.length } };
}

function rulesOf(scope: FixScope): typeof rules {
  return scope.kind === 'safe' ? rules : rules.filter(({ id }) => id === scope.rule);
}

/** Another text in the same surroundings. */
function inputOfText(text: string, input: LintInput, { options }: FeatureInput): LintInput {
  if (text === input.model.text) return input;
  const model = parseDockerfile(text);
  const graph = buildGraph(model, options);
  return { ...input, model, graph, resolver: createResolver(model, graph, options) };
}
