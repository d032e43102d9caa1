import { ListOrdered } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';

/** Offers to correct numbers that mean another stage since stages were added, removed or moved. */
export function StageNumberBar() {
  const { t } = useTranslation('editor');
  const count = useAppStore(({ stageNumberOffer: offer, activePath }) =>
    offer?.path === activePath ? (offer?.edits.length ?? 0) : 0,
  );
  const documents = useAppStore((state) => state.documents);
  const update = useAppStore((state) => state.updateStageNumbers);
  const leave = useAppStore((state) => state.leaveStageNumbers);
  // The pressed button goes away: the keyboard goes on in the text.
  const answer = (action: () => void) => () => {
    action();
    documents.focus();
  };
  return (
    <div role="status" className="shrink-0">
      {count === 0 ? null : (
        <div className="flex flex-wrap items-center gap-2 border-b bg-panel px-3 py-1 text-xs">
          <ListOrdered aria-hidden className="size-4 shrink-0 text-accent" />
          <p className="min-w-40 flex-1">{t('stageNumbers.changed', { count })}</p>
          <div className="flex flex-wrap gap-1.5">
            <Tooltip text={t('stageNumbers.updateHint')}>
              <Button size="small" variant="primary" onClick={answer(update)}>
                {t('stageNumbers.update', { count })}
              </Button>
            </Tooltip>
            <Tooltip text={t('stageNumbers.leaveHint')}>
              <Button size="small" onClick={answer(leave)}>
                {t('stageNumbers.leave')}
              </Button>
            </Tooltip>
          </div>
        </div>
      )}
    </div>
  );
}
