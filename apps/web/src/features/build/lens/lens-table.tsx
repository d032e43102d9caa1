import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { revealInstruction } from '../shared/reveal.ts';
import { LensHead } from './lens-head.tsx';
import { LensCellView } from './lens-cell.tsx';
import type { Difference, LensRow } from './model.ts';
import type { Lens } from './use-lens.ts';

/** The file's instructions with a column for each builder. */
export function LensTable({ lens }: { readonly lens: Lens }) {
  const { t } = useTranslation('lens');
  const { classic, buildkit, rows } = lens;
  return (
    <table className="w-full min-w-176 table-fixed border-collapse text-left text-xs">
      <caption className="sr-only">{t('label')}</caption>
      <thead className="sticky top-0 z-10 bg-panel align-top">
        <tr>
          <th scope="col" className="w-[34%] px-3 py-1.5 font-medium text-muted">
            {t('instruction')}
          </th>
          <LensHead build={classic} cells={rows.map((row) => row.classic)} />
          <LensHead build={buildkit} cells={rows.map((row) => row.buildkit)} />
          <th scope="col" className="w-[16%] px-2 py-1.5 font-medium text-muted">
            {t('difference')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.instruction.index} row={row} />
        ))}
      </tbody>
    </table>
  );
}

const Row = memo(function Row({ row }: { readonly row: LensRow }) {
  const { differences, classic, buildkit, stage } = row;
  return (
    <tr
      className={classNames(
        'align-top',
        stage === null ? 'border-t' : 'border-t border-line-strong',
        differences.length > 0 && 'bg-accent-soft/40',
      )}
    >
      <th scope="row" className="px-3 py-1 font-normal">
        <InstructionName row={row} />
      </th>
      <LensCellView cell={classic} />
      <LensCellView cell={buildkit} />
      <td className="px-2 py-1">
        <span className="flex flex-wrap gap-1">
          {differences.map((one) => (
            <Mark key={one} difference={one} />
          ))}
        </span>
      </td>
    </tr>
  );
});

/** Leads to the instruction in the editor, where the file is still the one that was built. */
function InstructionName({ row }: { readonly row: LensRow }) {
  const { t } = useTranslation('lens');
  const store = useAppStoreApi();
  const { instruction, text } = row;
  const line = instruction.firstLine + 1;
  const show = () => {
    const today = store.getState().alignment.get(instruction.index);
    if (today !== undefined) revealInstruction(store, today);
  };
  return (
    <button
      type="button"
      title={text}
      aria-label={t('line', { line, text })}
      onClick={show}
      className="flex w-full min-w-0 items-baseline gap-2 rounded text-left hover:bg-hover"
    >
      <span className="w-6 shrink-0 text-right font-mono text-2xs text-faint">{line}</span>
      <span className="min-w-0 truncate font-mono">
        <span className="font-semibold text-accent">{instruction.keyword}</span>
        {text.slice(instruction.keyword.length)}
      </span>
    </button>
  );
}

function Mark({ difference }: { readonly difference: Difference }) {
  const { t } = useTranslation('lens');
  return (
    <span title={t(`markLong.${difference}`)}>
      <Badge tone={difference === 'outcome' ? 'danger' : 'accent'}>{t(`mark.${difference}`)}</Badge>
      <span className="sr-only">{t(`markLong.${difference}`)}</span>
    </span>
  );
}
