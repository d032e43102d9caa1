import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { changeLooks } from './change-looks.ts';
import { signedBytes, signedDuration } from './signed.ts';
import { verdictOf, type Change, type Verdict } from './verdict.ts';

/** More would leave no room for the instruction; all are in the row's name. */
const shownChanges = 2;

export interface RowCompared {
  readonly verdict: Verdict;
  /** All of it in words. */
  readonly text: string;
}

/** In what two builds differ at an instruction, by its id; null while that is not shown or not known. */
export function useCompared(id: string): RowCompared | null {
  const { t, i18n } = useTranslation('records');
  const step = useAppStore((state) => state.comparedBuilds?.rows.get(id));
  if (step === undefined) return null;
  const verdict = verdictOf(step);
  const words = verdict.changes.map((change) => {
    const by = amountOf(change, verdict, i18n.language);
    return by === null ? t(`graphCompare.${change}`) : `${t(`graphCompare.${change}`)} ${by}`;
  });
  return { verdict, text: words.length === 0 ? t('graphCompare.same') : words.join(', ') };
}

/** Background of a row in the colour of its weightiest difference. */
export function comparedTint(compared: RowCompared | null): string | false {
  const [first] = compared?.verdict.changes ?? [];
  return first !== undefined && changeLooks[first].soft;
}

interface ComparedOrProps {
  readonly compared: RowCompared | null;
  /** What is shown where nothing is compared. */
  readonly children: ReactNode;
}

/** The differences at the end of a row; they are in the row's name. */
export function ComparedOr({ compared, children }: ComparedOrProps) {
  const comparing = useAppStore((state) => state.comparedBuilds !== null);
  if (!comparing) return children;
  if (compared === null) return null;
  const { verdict } = compared;
  return (
    <span aria-hidden data-compared={verdict.changes.join(' ')} className="flex shrink-0 gap-1.5">
      {verdict.changes.slice(0, shownChanges).map((change) => (
        <ChangeChip key={change} change={change} verdict={verdict} />
      ))}
    </span>
  );
}

function ChangeChip(props: { readonly change: Change; readonly verdict: Verdict }) {
  const { t, i18n } = useTranslation('records');
  const { change, verdict } = props;
  const { icon: Icon, text } = changeLooks[change];
  return (
    <span className={classNames('flex items-center gap-1 font-mono text-2xs', text)}>
      <Icon className="size-3" />
      {amountOf(change, verdict, i18n.language) ?? wordOf(change, t)}
    </span>
  );
}

function wordOf(change: Change, t: TFunction<'records'>): string {
  return t(`graphCompare.${change}`);
}

/** By how much, with its sign; null where the change is not one of amount. */
function amountOf(change: Change, verdict: Verdict, language: string): string | null {
  const { moreMs, moreBytes } = verdict;
  const isTime = change === 'slower' || change === 'faster';
  const isSize = change === 'bigger' || change === 'smaller';
  if (isTime && moreMs !== null) return signedDuration(moreMs, language);
  return isSize && moreBytes !== null ? signedBytes(moreBytes, language) : null;
}
