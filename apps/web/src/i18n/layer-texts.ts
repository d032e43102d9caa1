import type { Language } from '@stagecraft/contracts';
import { layers as english } from './en/layers.ts';
import { i18n } from './index.ts';
import { layers as chinese } from './zh-CN/layers.ts';

/** Texts of what is told of an image's layers, which are fetched with it. */
export const layerTexts: Readonly<Record<Language, typeof english>> = {
  en: english,
  'zh-CN': chinese,
};

/** Makes them known to the translator, which must have been started. */
export function addLayerTexts(): void {
  for (const [language, texts] of Object.entries(layerTexts)) {
    i18n.addResourceBundle(language, 'layers', texts);
  }
}
