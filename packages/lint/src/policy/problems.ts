import { nearest, type Span, type Text } from '@stagecraft/dockerfile';
import type { PolicyFile, PolicyValue } from './schema.ts';

/** What is wrong in a policy file. What it is about is left out of the policy. */
export interface PolicyProblem {
  /** Stable, kebab-case. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly span: Span;
  readonly message: Text;
  /** What to write in the place of the span, where that is near. */
  readonly replacement: string | null;
}

/** A problem with the file that it is in. */
export interface FilePolicyProblem extends PolicyProblem {
  readonly file: PolicyFile;
}

function problem(
  code: string,
  severity: PolicyProblem['severity'],
  span: Span,
  [en, zh]: readonly [string, string],
  replacement: string | null = null,
): PolicyProblem {
  const hint =
    replacement === null
      ? { en: '', 'zh-CN': '' }
      : { en: ` Did you mean ${replacement}?`, 'zh-CN': `是否想写 ${replacement}？` };
  const message = { en: en + hint.en, 'zh-CN': zh + hint['zh-CN'] };
  return { code, severity, span, message, replacement };
}

const KINDS: Readonly<Record<PolicyValue['kind'], readonly [string, string]>> = {
  boolean: ['true or false', 'true 或 false'],
  choice: ['one word', '一个词'],
  switch: ['off, on or a severity', 'off、on 或一个级别'],
  rule: ["a rule's name, such as DL3006", '规则名称，例如 DL3006'],
  registry: ["a registry's host, such as docker.io", '仓库主机名，例如 docker.io'],
  list: ['a list (lines that begin with "- ")', '列表（每行以“- ”开头）'],
  map: ['names with values (lines like "name: value")', '名称和值（形如“name: value”的行）'],
  section: ['keys with values (lines like "key: value")', '键和值（形如“key: value”的行）'],
};

/** The problems of policy files. */
export const policyProblems = {
  invalid: ({ en, 'zh-CN': zh }: Text, span: Span) =>
    problem('invalid-yaml', 'error', span, [en, zh]),
  unknownKey: (span: Span, name: string, known: readonly string[]) =>
    problem(
      'unknown-key',
      'warning',
      span,
      [
        `“${name}” is none of the keys that can stand here (${known.join(', ')}).`,
        `此处没有名为“${name}”的键（可用：${known.join('、')}）。`,
      ],
      nearest(name, known),
    ),
  unknownRule: (span: Span, name: string, near: string | null) =>
    problem(
      'unknown-rule',
      'warning',
      span,
      [`No rule is called “${name}”.`, `没有名为“${name}”的规则。`],
      near,
    ),
  wrongType: (span: Span, kind: PolicyValue['kind']) =>
    problem('wrong-type', 'error', span, [
      `Here belongs ${KINDS[kind][0]}.`,
      `此处应为${KINDS[kind][1]}。`,
    ]),
  notOneOf: (span: Span, value: string, choices: readonly string[]) =>
    problem(
      'unknown-value',
      'error',
      span,
      [
        `“${value}” is none of ${choices.join(', ')}.`,
        `“${value}”不是可用的值（${choices.join('、')}）。`,
      ],
      nearest(value, choices),
    ),
  namedTwice: (span: Span, name: string, other: string) =>
    problem('rule-named-twice', 'warning', span, [
      `${name} and ${other} are the same rule; what stands later is taken.`,
      `${name} 与 ${other} 是同一条规则，以后面的设置为准。`,
    ]),
};
