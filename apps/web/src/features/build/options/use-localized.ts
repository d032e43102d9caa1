import { Language, type LocalizedText } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';

/** A text that comes in every language, in the page's one. */
export function useLocalized(): (text: LocalizedText) => string {
  const { i18n } = useTranslation();
  const language = Language.safeParse(i18n.language).data ?? 'en';
  return (text) => text[language];
}
