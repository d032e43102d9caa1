import type { Problem } from '@stagecraft/dockerfile';
import type { Notice as LintNotice } from '@stagecraft/lint';
import type { Feature, FeatureInput } from '../feature.ts';
import { lintedOf } from './linted.ts';
import type { Notice } from './types.ts';

/** What is to be said of a Dockerfile. */
export const notices: Feature<'notices'> = (input) => {
  const linted = lintedOf(input);
  return {
    notices: [...uncheckedCommands(input), ...linted.notices.map(viewOf)],
    unchecked: linted.shell.unchecked,
  };
};

/** Says so where commands could not be looked at: silence would mean that they are good. */
function uncheckedCommands({ model, readScript }: FeatureInput): readonly Notice[] {
  const run = model.instructions.find(({ keyword }) => keyword === 'RUN');
  if (readScript !== null || run === undefined) return [];
  const { index, stage, keywordSpan: span } = run;
  return [
    {
      code: 'commands-unchecked',
      aliases: [],
      severity: 'info',
      isRefused: false,
      isRule: false,
      span,
      message: {
        en: 'The commands in RUN are not checked: what reads them could not be loaded.',
        'zh-CN': 'RUN 中的命令未经检查：无法加载命令解析器。',
      },
      hint: { en: 'Reload the page to try again.', 'zh-CN': '请重新加载页面再试。' },
      instruction: index,
      stage: stage < 0 ? null : stage,
      isFixable: false,
    },
  ];
}

/** A notice without its fix, which is worked out when a person wants it. */
function viewOf({ fix, ...notice }: LintNotice): Notice {
  return { ...notice, isFixable: fix !== null };
}

/** A problem of a file that has no rules. */
export function noticeOfProblem({ code, hint, ...problem }: Problem): Notice {
  const { severity, span, message, instruction, stage } = problem;
  return {
    code,
    aliases: [],
    severity,
    isRefused: severity === 'error',
    isRule: false,
    span,
    message,
    hint: hint ?? null,
    instruction,
    stage,
    isFixable: false,
  };
}
