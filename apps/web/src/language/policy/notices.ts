import { rules } from '@stagecraft/lint';
import { policyFileOf, readPolicy } from '@stagecraft/lint/policy';
import type { TextInput } from '../feature.ts';
import type { Notice } from '../lint/types.ts';

/** What is wrong in a policy file. */
export function policyNotices({ path, text }: TextInput): readonly Notice[] {
  const file = policyFileOf(path);
  if (file === null) return [];
  const texts = { stagecraft: null, hadolint: null, [file]: text };
  return readPolicy(texts, rules)
    .problems.toSorted((a, b) => a.span.start - b.span.start)
    .map(({ code, severity, span, message }) => ({
      code,
      aliases: [],
      severity,
      isRefused: false,
      isRule: false,
      span,
      message,
      hint: null,
      instruction: null,
      stage: null,
      isFixable: false,
    }));
}
