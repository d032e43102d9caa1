import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RefactoringOffer } from '../../../language/service.ts';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import type { GestureTask } from '../../../state/task-slice.types.ts';
import { IconButton } from '../../../ui/button.tsx';
import { Menu, MenuItem, MenuLabel } from '../../../ui/menu.tsx';

/** What could be made better in this Dockerfile; each is shown before it is done. */
export function ImproveMenu() {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const [offers, setOffers] = useState<readonly RefactoringOffer[] | null>(null);
  const ask = (): void => {
    setOffers(null);
    void store.getState().askRefactorings().then(setOffers);
  };
  const choose = (offer: RefactoringOffer): void => {
    const { snapshot, setTask } = store.getState();
    const task = snapshot === null ? null : taskOf(offer, snapshot);
    if (task !== null) setTask(task);
  };
  return (
    <Menu
      side="top"
      trigger={
        <IconButton label={t('menu.improve')} size="small" onPointerDown={ask} onKeyDown={ask}>
          <Sparkles aria-hidden className="size-4" />
        </IconButton>
      }
    >
      <MenuLabel>{t('menu.improve')}</MenuLabel>
      {offers === null || offers.length === 0 ? (
        <p className="max-w-64 px-2 py-1 text-sm text-muted">
          {t(offers === null ? 'menu.checking' : 'menu.improveNone')}
        </p>
      ) : null}
      {offers?.map((offer) => (
        <MenuItem key={JSON.stringify(offer.intent)} onSelect={() => choose(offer)}>
          {offer.title}
        </MenuItem>
      ))}
    </Menu>
  );
}

function taskOf({ intent }: RefactoringOffer, { model, graph }: Snapshot): GestureTask | null {
  const { kind } = intent;
  if (kind === 'mergeRuns' || kind === 'addCacheMounts') {
    const indices = kind === 'mergeRuns' ? intent.instructions : [intent.instruction];
    return { kind, rows: indices.flatMap((index) => model.instructions[index]?.id ?? []) };
  }
  const stage = graph.stages[intent.stage];
  return stage === undefined ? null : { kind, stage: stage.id };
}
