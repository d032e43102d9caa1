import type { Language } from '@stagecraft/contracts';
import * as en from './en/workbench.ts';
import { i18n } from './index.ts';
import * as zhCn from './zh-CN/workbench.ts';

/** Texts of what is shown once a workspace is open. The shell needs none of them. */
export const workbenchTexts: Readonly<Record<Language, typeof en>> = {
  en,
  'zh-CN': zhCn,
};

/** Makes them known to the translator, which must have been started. */
export function addWorkbenchTexts(): void {
  for (const [language, catalogue] of Object.entries(workbenchTexts)) {
    for (const [namespace, texts] of Object.entries(catalogue)) {
      i18n.addResourceBundle(language, namespace, texts);
    }
  }
}
