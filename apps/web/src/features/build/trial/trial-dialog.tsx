import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import type { Trial } from '../../../state/trial-slice.types.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CompareDialog } from '../compare/compare-dialog.tsx';
import { CacheNote } from './cache-note.tsx';
import { TrialEnd } from './trial-end.tsx';
import { TrialSteps } from './trial-steps.tsx';

/** A change that is built without and with it: how far it is, then both builds side by side. */
export function TrialDialog() {
  const trial = useAppStore((state) => state.trial);
  const endTrial = useAppStore((state) => state.endTrial);
  const repeatTrial = useAppStore((state) => state.repeatTrial);
  const { t } = useTranslation('trial');
  if (trial === null) return null;
  const { state, before, after, withoutCache } = trial;
  if (state !== 'done' || before === null || after === null) return <TrialUnderWay trial={trial} />;
  return (
    <CompareDialog
      builds={[before.id, after.id]}
      onClose={endTrial}
      note={(comparison) => <CacheNote comparison={comparison} withoutCache={withoutCache} />}
      actions={
        withoutCache ? null : <Button onClick={() => void repeatTrial()}>{t('repeat')}</Button>
      }
    />
  );
}

function TrialUnderWay({ trial }: { readonly trial: Trial }) {
  const { t } = useTranslation(['trial', 'app']);
  const store = useAppStoreApi();
  const { title, state, withoutCache, planned } = trial;
  const { cancelTrial, endTrial, undoText } = store.getState();
  const isGoing = state === 'running' || state === 'stopping';
  const canUndo = !isGoing && planned !== null && !withoutCache;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) (isGoing ? cancelTrial : endTrial)();
      }}
      title={t('title', { what: title })}
      description={t(withoutCache ? 'hintWithoutCache' : 'hint')}
      footer={
        isGoing ? (
          <Button busy={state === 'stopping'} onClick={cancelTrial}>
            {t(state === 'stopping' ? 'stopping' : 'stop')}
          </Button>
        ) : (
          <>
            {canUndo ? (
              <Button
                onClick={() => {
                  endTrial();
                  undoText();
                }}
              >
                {t('undo')}
              </Button>
            ) : null}
            <Button onClick={endTrial}>{t('app:action.close')}</Button>
          </>
        )
      }
    >
      <TrialSteps trial={trial} />
      {isGoing ? null : <TrialEnd trial={trial} />}
    </Dialog>
  );
}
