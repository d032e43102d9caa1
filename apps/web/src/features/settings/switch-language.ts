import type { Language } from '@stagecraft/contracts';
import { i18n } from '../../i18n/index.ts';
import type { AppStore } from '../../state/types.ts';
import { toast } from '../../ui/toast.ts';

/** Changes the page's language and says, in the new one, what follows only after a reload. */
export function switchLanguage(store: AppStore, language: Language): void {
  store.getState().setLanguage(language);
  const t = i18n.getFixedT(language, 'settings');
  toast(t('language.switched'), { description: t('language.reloadHint') });
}
