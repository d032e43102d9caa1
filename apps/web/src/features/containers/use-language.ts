import { Language } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';

/** The page's language, for texts that came from the server in each of them. */
export function useLanguage(): Language {
  return Language.catch('en').parse(useTranslation().i18n.language);
}
