import { ArrowDown, ArrowRight, ArrowRightLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { IconButton } from '../../ui/button.tsx';
import { Menu, MenuChoice, MenuLabel } from '../../ui/menu.tsx';

const icons = { auto: ArrowRightLeft, across: ArrowRight, down: ArrowDown };
const directions = ['auto', 'across', 'down'] as const;

/** Chooses where the data flows on the canvas. */
export function DirectionMenu() {
  const { t } = useTranslation('graph');
  const direction = useAppStore((state) => state.graphDirection);
  const choose = useAppStore((state) => state.setGraphDirection);
  const Icon = icons[direction];
  const label = t('tools.direction', { direction: t(`direction.${direction}`) });
  return (
    <Menu
      side="top"
      trigger={
        <IconButton label={label} size="small">
          <Icon aria-hidden className="size-4" />
        </IconButton>
      }
    >
      <MenuLabel>{label}</MenuLabel>
      <MenuChoice
        value={direction}
        options={directions.map((value) => ({ value, label: t(`direction.${value}Long`) }))}
        onChange={choose}
      />
    </Menu>
  );
}
