import type { Problem } from '@stagecraft/dockerfile';
import type { Notice as LintNotice } from '@stagecraft/lint';
import type { Feature } from '../feature.ts';
import { lintedOf } from './linted.ts';
import type { Notice } from './types.ts';

/** What is to be said of a Dockerfile. */
export const notices: Feature<'notices'> = (input) => lintedOf(input).notices.map(viewOf);

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
