import { Language, type Problem } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';

/** Puts a problem into one line of the page's language. */
export function useProblemText(): (problem: Problem) => string {
  const { i18n } = useTranslation();
  const parsed = Language.safeParse(i18n.language);
  const language = parsed.success ? parsed.data : 'en';
  return ({ message, next }) => `${message[language]} ${next[language]}`;
}
