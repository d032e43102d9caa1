import type { Language } from '@stagecraft/contracts';
import { sessions as english } from './en/sessions.ts';
import { i18n } from './index.ts';
import { sessions as chinese } from './zh-CN/sessions.ts';

/** The texts of recorded sessions, which are fetched with them. */
export const sessionTexts: Readonly<Record<Language, typeof english>> = {
  en: english,
  'zh-CN': chinese,
};

/** Makes them known to the translator, which must have been started. */
export function addSessionTexts(): void {
  for (const [language, texts] of Object.entries(sessionTexts)) {
    i18n.addResourceBundle(language, 'sessions', texts);
  }
}
