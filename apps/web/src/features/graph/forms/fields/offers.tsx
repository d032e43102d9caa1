import { useTranslation } from 'react-i18next';
import { Button } from '../../../../ui/button.tsx';
import type { Draft } from './use-draft.ts';

/** Other ways to what a field was refused. */
export function Offers({ offers, take }: Pick<Draft, 'offers' | 'take'>) {
  const { t } = useTranslation('forms');
  if (offers.length === 0) return null;
  return (
    <div role="group" aria-label={t('offers')} className="mt-1 flex flex-col items-start gap-1">
      {offers.map(({ label, intent }) => (
        <Button
          key={label}
          size="small"
          className="h-auto max-w-full py-0.5 text-left whitespace-normal"
          onClick={() => take(intent)}
        >
          {label}
        </Button>
      ))}
    </div>
  );
}
