import type { Language } from '@stagecraft/contracts';
import { forms as english } from './en/forms.ts';
import { i18n } from './index.ts';
import { forms as chinese } from './zh-CN/forms.ts';

/** The texts of the instructions' forms, which are fetched with them. */
export const formTexts: Readonly<Record<Language, typeof english>> = {
  en: english,
  'zh-CN': chinese,
};

/** Makes them known to the translator, which must have been started. */
export function addFormTexts(): void {
  for (const [language, texts] of Object.entries(formTexts)) {
    i18n.addResourceBundle(language, 'forms', texts);
  }
}
