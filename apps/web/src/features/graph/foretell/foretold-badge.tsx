import type { PredictedInstruction } from '@stagecraft/contracts';
import { CircleHelp, Hammer, Zap, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { causeWords } from './cause-words.ts';

interface RowForetold {
  readonly expected: PredictedInstruction['expected'];
  /** In words, with the causes. */
  readonly text: string;
  /** Not known to hold any more: something changed since, and the answer is on its way. */
  readonly old: boolean;
}

/** What a build would make of an instruction, by its id; null while that is not shown or not known. */
export function useForetold(id: string): RowForetold | null {
  const { t } = useTranslation('records');
  const row = useAppStore((state) => state.foretold?.rows.get(id));
  const old = useAppStore((state) => state.foretold?.state === 'asking');
  const instructions = useAppStore((state) =>
    row === undefined ? undefined : state.snapshot?.model.instructions,
  );
  if (row === undefined) return null;
  const lineOf = (index: number): string => {
    const line = instructions?.[index]?.firstLine;
    return line === undefined ? '?' : String(line + 1);
  };
  const causes = row.causes.map((cause) => causeWords(cause, t, lineOf));
  return {
    expected: row.expected,
    text: [`${t(`foretell.${row.expected}Long`)}.`, ...causes].join(' '),
    old,
  };
}

const looks: Readonly<
  Record<PredictedInstruction['expected'], { readonly icon: LucideIcon; readonly text: string }>
> = {
  cached: { icon: Zap, text: 'text-cached' },
  built: { icon: Hammer, text: 'text-warning' },
  unknown: { icon: CircleHelp, text: 'text-muted' },
};

interface ForetoldOrProps {
  readonly foretold: RowForetold | null;
  /** What is shown where nothing is foretold. */
  readonly children: ReactNode;
}

/** The badge at the end of a row; its sentence is in the row's name. */
export function ForetoldOr({ foretold, children }: ForetoldOrProps) {
  const { t } = useTranslation('records');
  if (foretold === null) return children;
  const { icon: Icon, text } = looks[foretold.expected];
  return (
    <span
      aria-hidden
      data-foretold={foretold.expected}
      className={classNames(
        'flex shrink-0 items-center gap-1 font-mono text-2xs',
        foretold.old ? 'text-faint' : text,
      )}
    >
      <Icon className="size-3" />
      {t(`foretell.${foretold.expected}`)}
    </span>
  );
}
