import type { Language } from '@stagecraft/contracts';
import { containerPlace as englishPlace } from './en/container-place.ts';
import { containers as english } from './en/containers.ts';
import { i18n } from './index.ts';
import { containerPlace as chinesePlace } from './zh-CN/container-place.ts';
import { containers as chinese } from './zh-CN/containers.ts';

interface ContainerTexts {
  readonly containers: typeof english;
  readonly containerPlace: typeof englishPlace;
}

/** Texts of the containers' place and of the dialog that runs an image, which are fetched with them. */
export const containerTexts: Readonly<Record<Language, ContainerTexts>> = {
  en: { containers: english, containerPlace: englishPlace },
  'zh-CN': { containers: chinese, containerPlace: chinesePlace },
};

/** Makes them known to the translator, which must have been started. */
export function addContainerTexts(): void {
  for (const [language, catalogue] of Object.entries(containerTexts)) {
    for (const [namespace, texts] of Object.entries(catalogue)) {
      i18n.addResourceBundle(language, namespace, texts);
    }
  }
}
