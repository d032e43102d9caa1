import type { Language } from '@stagecraft/contracts';
import { registries as english } from './en/registries.ts';
import { i18n } from './index.ts';
import { registries as chinese } from './zh-CN/registries.ts';

/** The texts of the registries' dialog, which are fetched with it. */
export const registryTexts: Readonly<Record<Language, typeof english>> = {
  en: english,
  'zh-CN': chinese,
};

/** Makes them known to the translator, which must have been started. */
export function addRegistryTexts(): void {
  for (const [language, texts] of Object.entries(registryTexts)) {
    i18n.addResourceBundle(language, 'registries', texts);
  }
}
