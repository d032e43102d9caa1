import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import type { Theme } from '../../../state/view-slice.types.ts';
import { Menu, MenuChoice, MenuLabel } from '../../../ui/menu.tsx';
import { StatusBarButton } from './status-bar-button.tsx';

const icons: Readonly<Record<Theme, LucideIcon>> = { dark: Moon, light: Sun, system: Monitor };

/** Chooses the theme. */
export function ThemeMenu() {
  const { t } = useTranslation('settings');
  const theme = useAppStore((state) => state.theme);
  const setTheme = useAppStore((state) => state.setTheme);
  const Icon = icons[theme];
  return (
    <Menu
      side="top"
      align="end"
      trigger={
        <StatusBarButton label={t(`theme.short.${theme}`)}>
          <Icon aria-hidden className="size-3.5" />
          <span className="max-sm:sr-only">{t(`theme.short.${theme}`)}</span>
        </StatusBarButton>
      }
    >
      <MenuLabel>{t('theme.label')}</MenuLabel>
      <MenuChoice
        value={theme}
        onChange={setTheme}
        options={[
          { value: 'dark', label: t('theme.dark') },
          { value: 'light', label: t('theme.light') },
          { value: 'system', label: t('theme.system') },
        ]}
      />
    </Menu>
  );
}
