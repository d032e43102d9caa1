import type { Language } from '@stagecraft/contracts';
import { roads as english } from './en/roads.ts';
import { i18n } from './index.ts';
import { roads as chinese } from './zh-CN/roads.ts';

/** Texts of the comparison of roads to an image, which are fetched with it. */
export const roadTexts: Readonly<Record<Language, typeof english>> = {
  en: english,
  'zh-CN': chinese,
};

/** Makes them known to the translator, which must have been started. */
export function addRoadTexts(): void {
  for (const [language, texts] of Object.entries(roadTexts)) {
    i18n.addResourceBundle(language, 'roads', texts);
  }
}
