import type { Language } from '@stagecraft/contracts';
import { options as english } from './en/options.ts';
import { i18n } from './index.ts';
import { options as chinese } from './zh-CN/options.ts';

/** The texts of the build options' form, which are fetched with it. */
export const optionsTexts: Readonly<Record<Language, typeof english>> = {
  en: english,
  'zh-CN': chinese,
};

/** Makes them known to the translator, which must have been started. */
export function addOptionsTexts(): void {
  for (const [language, texts] of Object.entries(optionsTexts)) {
    i18n.addResourceBundle(language, 'options', texts);
  }
}
