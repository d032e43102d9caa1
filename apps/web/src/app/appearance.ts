import type { Language } from '@stagecraft/contracts';
import { i18n } from '../i18n/index.ts';
import type { AppStore } from '../state/types.ts';
import type { Theme } from '../state/view-slice.types.ts';

/** The theme to draw: the person's choice, or the system's where that is the choice. */
export function drawnTheme(theme: Theme, systemIsDark: boolean): 'dark' | 'light' {
  if (theme === 'system') return systemIsDark ? 'dark' : 'light';
  return theme;
}

function applyLanguage(language: Language): void {
  document.documentElement.lang = language;
  if (i18n.language !== language) void i18n.changeLanguage(language);
}

/** Keeps the page's theme, language and title equal to the state. Gives a way to stop. */
export function followAppearance(store: AppStore): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    const { theme, language, titleMark, workspace } = store.getState();
    const drawn = drawnTheme(theme, system.matches);
    if (document.documentElement.dataset['theme'] !== drawn) {
      document.documentElement.dataset['theme'] = drawn;
    }
    applyLanguage(language);
    const title = [titleMark, workspace?.name ?? null, 'Stagecraft']
      .filter((part) => part !== null)
      .join(' — ');
    if (document.title !== title) document.title = title;
  };
  apply();
  system.addEventListener('change', apply);
  const stop = store.subscribe((state, before) => {
    const changed =
      state.theme !== before.theme ||
      state.language !== before.language ||
      state.titleMark !== before.titleMark ||
      state.workspace !== before.workspace;
    if (changed) apply();
  });
  return () => {
    system.removeEventListener('change', apply);
    stop();
  };
}
