import { languages, type Language } from '@stagecraft/contracts';
import { Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { Menu, MenuChoice, MenuLabel } from '../../../ui/menu.tsx';
import { switchLanguage } from '../switch-language.ts';
import { StatusBarButton } from './status-bar-button.tsx';

/** Every language in its own words, so that it is found by those who cannot read the present one. */
function ownName(language: Language): string {
  // By its script, as people call it: 简体中文, not 中文（中国）.
  const tag = language === 'zh-CN' ? 'zh-Hans' : language;
  return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
}

/** Chooses the language. */
export function LanguageMenu() {
  const { t } = useTranslation('settings');
  const store = useAppStoreApi();
  const language = useAppStore((state) => state.language);
  return (
    <Menu
      side="top"
      align="end"
      trigger={
        <StatusBarButton label={t('language.current', { language: ownName(language) })}>
          <Languages aria-hidden className="size-3.5" />
          {ownName(language)}
        </StatusBarButton>
      }
    >
      <MenuLabel>{t('language.label')}</MenuLabel>
      <MenuChoice
        value={language}
        onChange={(value) => switchLanguage(store, value)}
        options={languages.map((value) => ({ value, label: ownName(value) }))}
      />
    </Menu>
  );
}
