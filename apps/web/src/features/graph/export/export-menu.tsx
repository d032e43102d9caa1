import { Share } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/menu.tsx';

/** Takes the graph out of the page, as a picture or as text. */
export function ExportMenu() {
  const { t } = useTranslation('graph');
  const request = useAppStore((state) => state.requestGraph);
  return (
    <Menu
      side="top"
      trigger={
        <IconButton label={t('export.menu')} size="small">
          <Share aria-hidden className="size-4" />
        </IconButton>
      }
    >
      <MenuItem onSelect={() => request('exportSvg')}>{t('export.svg')}</MenuItem>
      <MenuItem onSelect={() => request('exportPng')}>{t('export.png')}</MenuItem>
      <MenuItem onSelect={() => request('copyImage')}>{t('export.copyImage')}</MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={() => request('exportMermaid')}>{t('export.mermaid')}</MenuItem>
      <MenuItem onSelect={() => request('copyMermaid')}>{t('export.copyMermaid')}</MenuItem>
      <MenuItem onSelect={() => request('exportDot')}>{t('export.dot')}</MenuItem>
      <MenuItem onSelect={() => request('copyDot')}>{t('export.copyDot')}</MenuItem>
    </Menu>
  );
}
