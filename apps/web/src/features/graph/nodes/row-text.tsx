import { classNames } from '../../../ui/class-names.ts';
import type { Row } from '../model/cards.ts';

/** Line, keyword and arguments. */
export function RowText({ row, error }: { readonly row: Row; readonly error: boolean }) {
  return (
    <>
      <span className="min-w-5 shrink-0 text-right font-mono text-2xs text-faint">{row.line}</span>
      <span
        className={classNames(
          'shrink-0 font-mono text-xs font-semibold',
          error ? 'text-danger' : 'text-accent',
        )}
      >
        {row.keyword}
      </span>
      <span className="min-w-0 flex-1 truncate font-mono text-xs text-ink">{row.text}</span>
    </>
  );
}
