import { ChevronUp } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import type { BottomTab } from '../../state/view-slice.types.ts';
import { isOneOfPair } from '../selectors.ts';
import { IconButton } from '../../ui/button.tsx';
import { bottomPanelId, ProblemBadge } from './bottom-panel.tsx';
import { togglesBottom, useHandOver } from './hand-over.ts';

const always: readonly BottomTab[] = ['problems', 'log', 'timeline', 'image', 'terminal'];

/** The closed lower panel: its tabs alone, each a press away. */
export function BottomStrip() {
  const { t } = useTranslation('app');
  const isPaired = useAppStore(isOneOfPair);
  const tabs: readonly BottomTab[] = isPaired ? [...always, 'builders'] : always;
  const showBottom = useAppStore((state) => state.showBottom);
  const toggleBottom = useAppStore((state) => state.toggleBottom);
  const root = useHandOver();
  return (
    <section
      ref={root}
      aria-label={t('region.bottom')}
      className="isolate shrink-0 border-t bg-panel"
    >
      {/* None is chosen, and the focus alone must not open the panel. */}
      <Tabs.Root
        value=""
        activationMode="manual"
        className="flex h-8 items-stretch"
        onValueChange={(value) => {
          const tab = tabs.find((one) => one === value);
          if (tab === undefined) return;
          showBottom(tab);
          requestAnimationFrame(focusTab);
        }}
      >
        <Tabs.List
          aria-label={t('region.bottom')}
          className="flex min-w-0 flex-1 items-stretch overflow-x-auto"
        >
          {tabs.map((tab) => (
            <Tabs.Trigger
              key={tab}
              value={tab}
              className="inline-flex shrink-0 items-center gap-1.5 px-3 text-sm text-muted hover:text-ink focus-visible:-outline-offset-2"
            >
              {t(`tab.${tab}`)}
              {tab === 'problems' ? <ProblemBadge /> : null}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <div className="flex shrink-0 items-center px-1.5">
          <IconButton
            {...togglesBottom}
            size="small"
            label={t('command.toggleBottom')}
            shortcut="Mod+J"
            onClick={toggleBottom}
          >
            <ChevronUp aria-hidden className="size-3.5" />
          </IconButton>
        </div>
      </Tabs.Root>
    </section>
  );
}

/** The strip goes away when the panel opens: the keyboard goes on at the tab that was pressed. */
function focusTab(): void {
  document
    .querySelector<HTMLElement>(`#${bottomPanelId} [role="tab"][aria-selected="true"]`)
    ?.focus();
}
