import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../../state/hooks.tsx';
import { Select } from '../../../../ui/select.tsx';
import type { FieldProps } from './field-props.ts';

/** Which of the engine's builders; those that it lacks cannot be chosen. */
export function BuilderField({ options: { builder } }: FieldProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  const builders = useAppStore(({ engine }) => (engine.state === 'ready' ? engine.builders : null));
  const [own] = builders ?? [];
  return (
    <>
      <Select
        label={t('field.builder')}
        className="w-full justify-between"
        value={builder ?? 'own'}
        onChange={(value) => set({ builder: value === 'own' ? null : value })}
        options={[
          {
            value: 'own',
            label:
              own === undefined
                ? t('builder.ownUnknown')
                : t('builder.own', { builder: t(`builder.${own}`) }),
          },
          ...(['buildkit', 'classic'] as const).map((value) => ({
            value,
            label: t(`builder.${value}`),
            disabled: builders !== null && !builders.includes(value),
          })),
        ]}
      />
      <p className="mt-1 text-xs text-muted">{t('builder.hint')}</p>
    </>
  );
}
