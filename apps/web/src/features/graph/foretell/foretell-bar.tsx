import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Foretold } from '../../../state/canvas-slice.types.ts';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { followForetold } from './follow.ts';

/** What a build would take from the cache, in one sentence; asked for as long as this is shown. */
export function ForetellBar() {
  const { t } = useTranslation('records');
  const store = useAppStoreApi();
  const foretold = useAppStore((state) => state.foretold);
  useEffect(() => followForetold(store), [store]);
  if (foretold === null) return null;
  return (
    <div className="flex max-w-full items-center gap-1.5 rounded-lg border border-line bg-raised py-0.5 pr-0.5 pl-2 text-xs">
      <p role="status" className="min-w-0 break-words">
        <Summary foretold={foretold} />
      </p>
      <IconButton
        label={t('foretell.end')}
        size="small"
        onClick={() => store.getState().setForetold(null)}
      >
        <X aria-hidden className="size-3.5" />
      </IconButton>
    </div>
  );
}

function Summary({ foretold }: { readonly foretold: Foretold }) {
  const { t } = useTranslation('records');
  const language = useAppStore((state) => state.language);
  const { state, rows, problem } = foretold;
  if (problem !== null) return t('foretell.failed', { message: problem.message[language] });
  if (state === 'asking') return t('foretell.asking');
  if (rows.size === 0) return t('foretell.none');
  const all = [...rows.values()];
  const count = (expected: string): number => all.filter((one) => one.expected === expected).length;
  const unknown = count('unknown');
  const summary = t('foretell.summary', { cached: count('cached'), count: all.length });
  return unknown === 0 ? summary : `${summary} ${t('foretell.notKnown', { count: unknown })}`;
}
