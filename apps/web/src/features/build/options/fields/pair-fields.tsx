import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../../state/hooks.tsx';
import { IconButton } from '../../../../ui/button.tsx';
import { AddName } from './add-name.tsx';
import type { FieldProps } from './field-props.ts';
import { ReadField, readSome } from './read-field.tsx';

type PairOption = 'labels' | 'annotations' | 'namedContexts';

interface PairFieldsProps extends FieldProps {
  readonly option: PairOption;
  readonly newName: string;
  /** Whether a value may be empty. */
  readonly needsValue: boolean;
}

/** Names with a value each. */
function PairFields({ options, option, newName, needsValue }: PairFieldsProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  const pairs = options[option];
  const change = (next: Record<string, string>) => set({ [option]: next });
  return (
    <>
      <ul className="flex flex-col gap-1.5">
        {Object.entries(pairs).map(([name, value]) => (
          <li
            key={name}
            className="grid grid-cols-[minmax(6rem,11rem)_1fr_1.5rem] items-start gap-2"
          >
            <span className="truncate pt-1.5 font-mono text-xs" title={name} aria-hidden>
              {name}
            </span>
            <ReadField
              name={`${option} ${name}`}
              label={t('pairs.value', { name })}
              value={value}
              write={(text) => text}
              read={
                needsValue
                  ? readSome(t('pairs.valueMissing', { name }))
                  : (text) => ({ ok: true, value: text })
              }
              onChange={(next) => change({ ...pairs, [name]: next })}
            />
            <IconButton
              size="small"
              label={t('pairs.remove', { name })}
              onClick={() => {
                const { [name]: _, ...others } = pairs;
                change(others);
              }}
            >
              <X aria-hidden className="size-3.5" />
            </IconButton>
          </li>
        ))}
      </ul>
      <AddName
        label={newName}
        taken={Object.keys(pairs)}
        onAdd={(name) => change({ ...pairs, [name]: needsValue ? '.' : '' })}
      />
    </>
  );
}

export function LabelFields({ options }: FieldProps) {
  const { t } = useTranslation('options');
  return (
    <PairFields
      options={options}
      option="labels"
      newName={t('pairs.newLabel')}
      needsValue={false}
    />
  );
}

export function AnnotationFields({ options }: FieldProps) {
  const { t } = useTranslation('options');
  return (
    <PairFields
      options={options}
      option="annotations"
      newName={t('pairs.newAnnotation')}
      needsValue={false}
    />
  );
}

export function NamedContextFields({ options }: FieldProps) {
  const { t } = useTranslation('options');
  return (
    <>
      <PairFields
        options={options}
        option="namedContexts"
        newName={t('pairs.newContext')}
        needsValue
      />
      <p className="mt-1 text-xs text-muted">{t('pairs.contextHint')}</p>
    </>
  );
}
