import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LogRow } from './layout.ts';
import type { ShowGap } from './use-earlier.ts';

/** Says how many lines only the server has, and shows the last of them. */
export function GapRow(props: {
  readonly row: Extract<LogRow, { kind: 'gap' }>;
  readonly onShow: ShowGap;
}) {
  const { t } = useTranslation('build');
  const { from, to } = props.row;
  const [reason, setReason] = useState<string | null>(null);
  const show = async () => setReason(await props.onShow(props.row, 'lower'));
  return (
    <div className="flex h-5 items-center gap-2 bg-hover pl-8 text-xs whitespace-nowrap text-muted">
      {t('log.earlier', { count: to - from })}
      <button type="button" className="text-accent underline" onClick={() => void show()}>
        {t('log.showEarlier')}
      </button>
      <span role="status">{reason === null ? '' : t('log.notRead', { reason })}</span>
    </div>
  );
}
