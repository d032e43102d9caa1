import { X } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import type { BottomTab } from '../../state/view-slice.types.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/button.tsx';
import { KeptKeyboard } from '../../ui/kept-keyboard.tsx';
import { Tabs, type Tab } from '../../ui/tabs.tsx';
import { BuildLog, BuildersLens, BuildTimeline, ImagePanel, ProblemsList } from '../lazy-parts.ts';
import { isOneOfPair, problemCount, worstSeverity } from '../selectors.ts';
import { togglesBottom, useHandOver } from './hand-over.ts';
import { Lazily } from './loading.tsx';
import { TerminalTab } from './terminal-tab.tsx';

export const bottomPanelId = 'bottom';

/** Problems of the file, and what the shown build said and made. */
export function BottomPanel() {
  const { t } = useTranslation('app');
  const isPaired = useAppStore(isOneOfPair);
  const chosen = useAppStore((state) => state.bottomTab);
  // Another build is shown meanwhile, which has no counterpart.
  const tab = chosen === 'builders' && !isPaired ? 'log' : chosen;
  // What another place shows of them is not drawn here, too: each has one size.
  const isAtWork = useAppStore((state) => state.place === 'work');
  const showBottom = useAppStore((state) => state.showBottom);
  const toggleBottom = useAppStore((state) => state.toggleBottom);
  useEntering(tab);
  const root = useHandOver();
  const part = (value: BottomTab, content: ReactNode, extra?: ReactNode): Tab<BottomTab> => ({
    value,
    label: t(`tab.${value}`),
    content: (
      <>
        <h2 className="sr-only">{t(`tab.${value}`)}</h2>
        <Lazily>{content}</Lazily>
      </>
    ),
    extra,
  });
  return (
    <section
      ref={root}
      aria-label={t('region.bottom')}
      id={bottomPanelId}
      className="h-full min-h-0 bg-panel"
    >
      <Tabs
        label={t('region.bottom')}
        value={tab}
        onChange={showBottom}
        actions={
          <IconButton
            {...togglesBottom}
            size="small"
            label={t('command.toggleBottom')}
            shortcut="Mod+J"
            onClick={toggleBottom}
          >
            <X aria-hidden className="size-3.5" />
          </IconButton>
        }
        tabs={[
          part('problems', <KeptProblems />, <ProblemBadge />),
          part('log', <BuildLog />),
          part('timeline', <BuildTimeline />),
          part('image', <ImagePanel />),
          part('terminal', isAtWork ? <TerminalTab /> : null),
          ...(isPaired ? [part('builders', <BuildersLens />)] : []),
        ]}
      />
    </section>
  );
}

function KeptProblems() {
  return (
    <KeptKeyboard>
      <ProblemsList />
    </KeptKeyboard>
  );
}

/** Puts the keyboard into what is shown, where a command asked for that. */
function useEntering(tab: BottomTab): void {
  const isEntered = useAppStore((state) => state.entersBottom);
  const entered = useAppStore((state) => state.enteredBottom);
  useEffect(() => {
    if (!isEntered) return;
    entered();
    document
      .querySelector<HTMLElement>(`#${bottomPanelId} [role="tabpanel"][data-state="active"]`)
      ?.focus();
  }, [isEntered, entered, tab]);
}

const BADGES = { error: 'danger', warning: 'warning', info: 'neutral' } as const;

/** How many problems the file has, in the colour of the worst. */
export function ProblemBadge() {
  const count = useAppStore(problemCount);
  const severity = useAppStore(worstSeverity);
  if (count === 0) return null;
  return <Badge tone={BADGES[severity ?? 'info']}>{count}</Badge>;
}
