import type { Language } from '@stagecraft/contracts';
import { images as english } from './en/images.ts';
import { i18n } from './index.ts';
import { images as chinese } from './zh-CN/images.ts';

/** Texts of the images' place, which are fetched with it. */
export const imageTexts: Readonly<Record<Language, typeof english>> = {
  en: english,
  'zh-CN': chinese,
};

/** Makes them known to the translator, which must have been started. */
export function addImageTexts(): void {
  for (const [language, texts] of Object.entries(imageTexts)) {
    i18n.addResourceBundle(language, 'images', texts);
  }
}
