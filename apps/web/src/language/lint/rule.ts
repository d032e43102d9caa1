import { rules } from '@stagecraft/lint';
import type { Feature } from '../feature.ts';
import { isShellCheckCode, shellCheckRule } from './shellcheck-rule.ts';

/** What a rule says of itself, in the page's language. */
export const rule: Feature<'rule'> = ({ language }, { id }) => {
  if (isShellCheckCode(id)) return shellCheckRule(id, language);
  const found = rules.find((one) => one.id === id);
  if (found === undefined) return null;
  const { aliases, title, why, remedy, noFix, docs, examples } = found;
  const [example] = examples;
  return {
    id,
    aliases,
    title: title[language],
    why: why[language],
    remedy: remedy[language],
    example:
      example === undefined
        ? null
        : { bad: example.bad.replaceAll(/[«»]/g, ''), good: example.good },
    noFix: noFix?.[language] ?? null,
    docs,
  };
};
