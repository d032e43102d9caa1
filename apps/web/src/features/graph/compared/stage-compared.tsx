import { useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { classNames } from '../../../ui/class-names.ts';
import type { Row } from '../model/cards.ts';
import { changeLooks } from './change-looks.ts';
import { signedBytes, signedDuration } from './signed.ts';
import { sumUp, type Change, type ChangeSum } from './verdict.ts';

/** In what two builds differ at a stage's instructions together; null while that is not shown. */
function useStageSum(rows: readonly Row[]): ChangeSum | null {
  const compared = useAppStore((state) => state.comparedBuilds?.rows);
  return useMemo(
    () => (compared ? sumUp(rows.flatMap(({ id }) => compared.get(id) ?? [])) : null),
    [compared, rows],
  );
}

interface ChangePart {
  readonly change: Change;
  /** How many instructions, or by how much. */
  readonly amount: string;
}

function partsOf({ counts, moreMs, moreBytes }: ChangeSum, language: string): ChangePart[] {
  const amounts: Partial<Record<Change, string>> = {};
  const parts: ChangePart[] = [];
  if (moreMs !== null) amounts[moreMs > 0 ? 'slower' : 'faster'] = signedDuration(moreMs, language);
  if (moreBytes !== null) {
    amounts[moreBytes > 0 ? 'bigger' : 'smaller'] = signedBytes(moreBytes, language);
  }
  for (const [change, count] of counts) {
    const isAmount = ['slower', 'faster', 'bigger', 'smaller'].includes(change);
    // Time that one instruction lost may be won by another: the sum is told once.
    const amount = isAmount ? amounts[change] : String(count);
    if (amount !== undefined) parts.push({ change, amount });
  }
  return parts;
}

/** The same in words, for the stage's name; null while nothing is compared. */
export function useStageComparedText(rows: readonly Row[]): string | null {
  const { t, i18n } = useTranslation('records');
  const sum = useStageSum(rows);
  if (sum === null) return null;
  const parts = partsOf(sum, i18n.language);
  if (parts.length === 0) return t('graphCompare.same');
  return parts.map(({ change, amount }) => `${t(`graphCompare.${change}`)} ${amount}`).join(', ');
}

interface StageComparedProps {
  readonly rows: readonly Row[];
  /** How many differences there is room for. */
  readonly most: number;
  /** Small where the card's name is, as large as that from afar. */
  readonly far: boolean;
  /** What is shown where nothing is compared. */
  readonly children: ReactNode;
}

/** The sum of what differs in a stage whose rows are not to be seen; it is in the stage's name, too. */
export function StageComparedOr({ rows, most, far, children }: StageComparedProps) {
  const { i18n } = useTranslation();
  const sum = useStageSum(rows);
  if (sum === null) return children;
  const parts = partsOf(sum, i18n.language);
  return (
    <span
      aria-hidden
      data-compared={parts.map(({ change }) => change).join(' ')}
      className="flex shrink-0 flex-wrap items-center justify-center gap-x-2"
    >
      {parts.slice(0, most).map(({ change, amount }) => {
        const { icon: Icon, text } = changeLooks[change];
        return (
          <span
            key={change}
            className={classNames(
              'flex items-center gap-1 font-mono whitespace-nowrap',
              far ? 'text-[0.7em]' : 'text-2xs',
              text,
            )}
          >
            <Icon className="size-[1.1em]" />
            {amount}
          </span>
        );
      })}
    </span>
  );
}
