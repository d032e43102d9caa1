import { ChevronRight } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../../ui/badge.tsx';
import { classNames } from '../../../../ui/class-names.ts';

interface OptionSectionProps {
  readonly title: string;
  readonly open: boolean;
  readonly onToggle: () => void;
  /** How many of its options are changed. */
  readonly changed: number;
  readonly wrong: boolean;
  readonly children: ReactNode;
}

/** Options that belong together, behind a heading that opens and closes. */
export function OptionSection(props: OptionSectionProps) {
  const { title, open, onToggle, changed, wrong, children } = props;
  const { t } = useTranslation('options');
  const id = useId();
  return (
    <section className="border-b last:border-b-0">
      <h3>
        <button
          type="button"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={onToggle}
          className="flex h-8 w-full items-center gap-2 rounded text-left text-sm font-medium hover:bg-hover"
        >
          <ChevronRight
            aria-hidden
            className={classNames('size-4 shrink-0 text-muted', open && 'rotate-90')}
          />
          {title}
          {changed === 0 ? null : (
            <Badge tone="accent">{t('form.changedHere', { count: changed })}</Badge>
          )}
          {wrong ? <Badge tone="danger">{t('form.wrongHere')}</Badge> : null}
        </button>
      </h3>
      {open ? (
        <div id={id} className="grid gap-x-6 gap-y-3 pt-1 pb-4 pl-6 sm:grid-cols-2">
          {children}
        </div>
      ) : null}
    </section>
  );
}
