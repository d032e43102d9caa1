import type { BuildOptions } from '@stagecraft/contracts';
import { RotateCcw } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../../state/hooks.tsx';
import { IconButton } from '../../../../ui/button.tsx';
import { classNames } from '../../../../ui/class-names.ts';
import { resetOf } from '../changed.ts';
import type { FieldEntry } from '../fields/all-fields.ts';
import { useSupport } from '../use-support.ts';

interface OptionFieldProps {
  readonly entry: FieldEntry;
  readonly options: BuildOptions;
  readonly changed: boolean;
  /** Called after the option was put back, as fields keep what was typed. */
  readonly onReset: () => void;
}

/**
 * One option: its name and docker's, its field, and why the engine cannot do it. A field is disabled as
 * long as nothing is in it; what is in it can always be taken out.
 */
export function OptionField({ entry, options, changed, onReset }: OptionFieldProps) {
  const { t } = useTranslation('options');
  const id = useId();
  const set = useAppStore((state) => state.setBuildOptions);
  const { reasonOf, blockedBy } = useSupport();
  const { option, flag, Field, wide, named } = entry;
  const wrong = reasonOf(option, {});
  const blocked = wrong ?? blockedBy(option);
  const name = t(`field.${option}`);
  return (
    <fieldset
      data-option={option}
      disabled={blocked !== null && !changed}
      aria-describedby={blocked === null ? undefined : id}
      className={classNames('min-w-0', wide === true && 'sm:col-span-2')}
    >
      <legend className="sr-only">{name}</legend>
      <div className="mb-1 flex h-6 items-center gap-2">
        {named === true ? null : (
          <span aria-hidden className="shrink-0 text-xs font-medium text-muted">
            {name}
          </span>
        )}
        <code className="min-w-0 truncate font-mono text-2xs text-muted">{flag}</code>
        {changed ? (
          <>
            <span aria-hidden className="size-1.5 shrink-0 rounded-full bg-accent" />
            <IconButton
              size="small"
              className="ml-auto"
              label={t('form.resetOne', { name })}
              onClick={() => {
                set(resetOf(option, options));
                onReset();
              }}
            >
              <RotateCcw aria-hidden className="size-3.5" />
            </IconButton>
          </>
        ) : null}
      </div>
      <Field options={options} />
      {blocked === null ? null : (
        <p
          id={id}
          role={wrong === null ? undefined : 'alert'}
          className={classNames('mt-1 text-xs', wrong === null ? 'text-muted' : 'text-danger')}
        >
          {blocked}
        </p>
      )}
    </fieldset>
  );
}
