import type { Language } from '@stagecraft/contracts';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { containerPlace } from './en/container-place.ts';
import type { forms } from './en/forms.ts';
import type { images } from './en/images.ts';
import type { layers } from './en/layers.ts';
import type { options } from './en/options.ts';
import type { registries } from './en/registries.ts';
import type { roads } from './en/roads.ts';
import type { sessions } from './en/sessions.ts';
import type { terminals } from './en/terminals.ts';
import type { stepShell } from './en/step-shell.ts';
import * as en from './en/index.ts';
import type * as workbench from './en/workbench.ts';
import * as zhCn from './zh-CN/index.ts';

/** The texts that travel with the page, by namespace; English is the shape that every other language has. */
type ShellCatalogues = typeof en;
/** All texts; see `workbench-texts.ts`, `form-texts.ts`, `options-texts.ts`, `registry-texts.ts` and the others for when those that are fetched later are there. */
export type Catalogues = ShellCatalogues &
  typeof workbench & {
    readonly containerPlace: typeof containerPlace;
    readonly forms: typeof forms;
    readonly images: typeof images;
    readonly layers: typeof layers;
    readonly options: typeof options;
    readonly registries: typeof registries;
    readonly roads: typeof roads;
    readonly sessions: typeof sessions;
    readonly terminals: typeof terminals;
    readonly stepShell: typeof stepShell;
  };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    returnNull: false;
    resources: Catalogues;
  }
}

type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}`;
}[keyof T & string];

/** A text's full name, `namespace:path.to.text`. */
export type MessageKey = {
  [N in keyof Catalogues]: `${N}:${Leaves<Catalogues[N]>}`;
}[keyof Catalogues];

/** Both languages travel with the page: switching needs no request and works offline. */
export const catalogues: Readonly<Record<Language, ShellCatalogues>> = { en, 'zh-CN': zhCn };

/**
 * The page's translator. Plurals use i18next's suffixes `_one` and `_other` with `count`; Chinese has
 * the same keys with equal texts. Numbers, sizes and times come formatted from `ui/format.ts`.
 */
export const i18n = i18next.createInstance();

/** Starts the translator; synchronous, as all texts are here. React shows nothing before it. */
export function startI18n(language: Language): void {
  void i18n.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'app',
    ns: Object.keys(en),
    resources: catalogues,
    initAsync: false,
    returnNull: false,
    // React escapes by itself; escaping twice would show entities.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
}

/** The text of a key known only at run time, e.g. a command's title; in the page's language by default. */
export function translate(key: MessageKey, language?: Language): string {
  return i18n.t(key, { defaultValue: key, lng: language ?? i18n.language });
}

/** The language to start with when the person has not chosen one: the browser's first that we speak. */
export function preferredLanguage(preferences: readonly string[]): Language {
  for (const preference of preferences) {
    const tag = preference.toLowerCase();
    if (tag === 'zh' || tag.startsWith('zh-')) return 'zh-CN';
    if (tag === 'en' || tag.startsWith('en-')) return 'en';
  }
  return 'en';
}
