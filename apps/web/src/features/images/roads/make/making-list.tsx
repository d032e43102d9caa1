import { Check, Circle, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { CopyButton } from '../../../../ui/copy-button.tsx';
import { ErrorNotice } from '../../../../ui/error-notice.tsx';
import { Spinner } from '../../../../ui/spinner.tsx';
import type { MadeRoad, Making } from './plan.ts';
import type { MakingState } from './use-making.ts';

interface MakingListProps {
  readonly makings: readonly Making[];
  readonly states: Partial<Record<MadeRoad, MakingState>>;
}

/** The images that are made, each with its command and what has become of it. */
export function MakingList({ makings, states }: MakingListProps) {
  const { t } = useTranslation('roads');
  return (
    <ul aria-label={t('make.list')} className="flex flex-col gap-2 text-xs">
      {makings.map(({ road, command }) => {
        const state = states[road];
        return (
          <li key={road} className="flex flex-col gap-1">
            <div className="flex items-center gap-2">
              <span className="grid size-4 shrink-0 place-items-center">
                <Mark state={state} />
              </span>
              <span className="w-28 shrink-0 font-medium">{t(`road.${road}`)}</span>
              <code className="min-w-0 flex-1 truncate font-mono" title={command}>
                {command}
              </code>
              <CopyButton label={t('make.copy')} text={() => command} />
            </div>
            {state?.kind === 'failed' ? <ErrorNotice problem={state.problem} /> : null}
            {state?.kind === 'unbuilt' ? (
              <p role="alert" className="break-words text-danger">
                {t('make.unbuilt')} <span className="font-mono">{state.said}</span>
              </p>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

function Mark({ state }: { readonly state: MakingState | undefined }) {
  const { t } = useTranslation('roads');
  switch (state?.kind) {
    case 'going':
      return <Spinner />;
    case 'made':
      return <Check role="img" aria-label={t('make.made')} className="size-4 text-done" />;
    case 'failed':
    case 'unbuilt':
      return <X role="img" aria-label={t('make.failed')} className="size-4 text-failed" />;
    case 'waiting':
    case undefined:
      return <Circle aria-hidden className="size-4 text-faint" />;
  }
}
