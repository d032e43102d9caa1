import type { WhatIfInstruction } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../../ui/class-names.ts';
import { formatDuration } from '../../../ui/format.ts';

/** In how many rebuilds each step would have been kept, in the new order. */
export function KeptTable(props: { readonly instructions: readonly WhatIfInstruction[] }) {
  const { t } = useTranslation('whatIf');
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-left text-xs tabular-nums">
        <thead>
          <tr className="text-muted">
            <th scope="col" className="w-1/2 pr-3 font-medium">
              {t('instruction')}
            </th>
            <th scope="col" className="pr-3 font-medium">
              {t('present')}
            </th>
            <th scope="col" className="pr-3 font-medium">
              {t('other')}
            </th>
            <th scope="col" className="font-medium">
              {t('time')}
            </th>
          </tr>
        </thead>
        <tbody>
          {props.instructions.map((one) => (
            <Row key={one.instruction} row={one} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { readonly row: WhatIfInstruction }) {
  const { t } = useTranslation('whatIf');
  const { text, kept, rebuilds } = row;
  const shown = (count: number | null): string =>
    rebuilds === 0 ? t('unknown') : t('of', { part: count, whole: rebuilds });
  const gain = kept.before === null ? 0 : kept.after - kept.before;
  return (
    <tr className="border-t">
      <th scope="row" title={text} className="max-w-0 truncate py-0.5 pr-3 font-mono font-normal">
        {text}
      </th>
      <td className="pr-3 whitespace-nowrap">
        {kept.before === null ? <span className="text-muted">{t('new')}</span> : shown(kept.before)}
      </td>
      <td
        className={classNames(
          'pr-3 whitespace-nowrap',
          gain > 0 && 'font-semibold text-done',
          gain < 0 && 'font-semibold text-danger',
        )}
      >
        {shown(kept.after)}
        {gain === 0 ? null : <span aria-hidden>{gain > 0 ? ' ▲' : ' ▼'}</span>}
      </td>
      <td className="whitespace-nowrap">
        <Time row={row} />
      </td>
    </tr>
  );
}

/** What its step would have taken less or more. */
function Time({ row: { savedMs, rebuilds } }: { readonly row: WhatIfInstruction }) {
  const { t, i18n } = useTranslation('whatIf');
  if (savedMs === null || rebuilds === 0) return <span className="text-muted">{t('unknown')}</span>;
  if (savedMs === 0) return <span className="text-muted">{t('noTime')}</span>;
  const time = formatDuration(Math.abs(savedMs), i18n.language);
  return t(savedMs > 0 ? 'lessTime' : 'moreTime', { time });
}
