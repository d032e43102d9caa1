import { LayoutGrid } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../state/hooks.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from '../../ui/menu.tsx';

const directions = ['auto', 'across', 'down'] as const;

/** Where the data flows on the canvas, what stages show of themselves, and where nodes stand. */
export function ArrangeMenu() {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const direction = useAppStore((state) => state.graphDirection);
  const choose = useAppStore((state) => state.setGraphDirection);
  const moved = useAppStore((state) => Object.keys(state.nodePositions).length > 0);
  const collapsed = useAppStore((state) => state.collapsed.length);
  const stages = useAppStore((state) => state.snapshot?.graph.stages.length ?? 0);
  const { setCollapsed, tidyGraph } = store.getState();
  const collapseAll = (): void =>
    setCollapsed((store.getState().snapshot?.graph.stages ?? []).map(({ id }) => id));
  return (
    <Menu
      side="top"
      trigger={
        <IconButton label={t('look.arrange')} size="small">
          <LayoutGrid aria-hidden className="size-4" />
        </IconButton>
      }
    >
      <MenuLabel>{t('tools.direction', { direction: t(`direction.${direction}`) })}</MenuLabel>
      <MenuChoice
        value={direction}
        options={directions.map((value) => ({ value, label: t(`direction.${value}Long`) }))}
        onChange={choose}
      />
      <MenuSeparator />
      <MenuItem disabled={collapsed >= stages} onSelect={collapseAll}>
        {t('look.collapseAll')}
      </MenuItem>
      <MenuItem disabled={collapsed === 0} onSelect={() => setCollapsed([])}>
        {t('look.expandAll')}
      </MenuItem>
      <MenuSeparator />
      <MenuItem disabled={!moved} onSelect={tidyGraph}>
        {t('tools.tidy')}
      </MenuItem>
    </Menu>
  );
}
