import type { Language } from '@stagecraft/contracts';
import { stepShell as english } from './en/step-shell.ts';
import { i18n } from './index.ts';
import { stepShell as chinese } from './zh-CN/step-shell.ts';

/** The texts about states of a build, which are fetched with what shows them. */
export const stepTexts: Readonly<Record<Language, typeof english>> = {
  en: english,
  'zh-CN': chinese,
};

/** Makes them known to the translator, which must have been started. */
export function addStepTexts(): void {
  for (const [language, texts] of Object.entries(stepTexts)) {
    i18n.addResourceBundle(language, 'stepShell', texts);
  }
}
