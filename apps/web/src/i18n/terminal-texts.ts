import type { Language } from '@stagecraft/contracts';
import { terminals as english } from './en/terminals.ts';
import { i18n } from './index.ts';
import { terminals as chinese } from './zh-CN/terminals.ts';

/** The texts of terminals, which are fetched with them. */
export const terminalTexts: Readonly<Record<Language, typeof english>> = {
  en: english,
  'zh-CN': chinese,
};

/** Makes them known to the translator, which must have been started. */
export function addTerminalTexts(): void {
  for (const [language, texts] of Object.entries(terminalTexts)) {
    i18n.addResourceBundle(language, 'terminals', texts);
  }
}
