import { useTranslation } from 'react-i18next';
import { ForetoldBar } from '../foretell/foretold-bar.tsx';
import { ForetellButton } from '../foretell/foretell-button.tsx';
import { ImproveMenu } from '../menus/improve-menu.tsx';
import { AddTools } from '../palette/add-tools.tsx';
import { TargetMenu } from '../target-menu.tsx';
import { ViewSwitch } from '../view-switch.tsx';

/** Buttons above the tree, and what is foretold of it. */
export function TreeTools() {
  const { t } = useTranslation('graph');
  return (
    <>
      <div
        role="toolbar"
        aria-label={t('tools.label')}
        className="flex shrink-0 flex-wrap items-center gap-1.5 border-b p-1.5"
      >
        <TargetMenu />
        <AddTools />
        <span className="flex-1" />
        <ForetellButton />
        <ImproveMenu />
        <ViewSwitch />
      </div>
      <div className="shrink-0 border-b p-1.5 empty:hidden">
        <ForetoldBar />
      </div>
    </>
  );
}
