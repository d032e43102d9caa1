import type { Language } from '@stagecraft/contracts';
import { graph as english } from './en/graph.ts';
import { i18n } from './index.ts';
import { graph as chinese } from './zh-CN/graph.ts';

/** The stage graph's texts: the only ones that do not travel with the page, as the shell needs none. */
export const graphTexts: Readonly<Record<Language, typeof english>> = {
  en: english,
  'zh-CN': chinese,
};

/** Makes them known to the translator, which must have been started. */
export function addGraphTexts(): void {
  for (const [language, texts] of Object.entries(graphTexts)) {
    i18n.addResourceBundle(language, 'graph', texts);
  }
}
