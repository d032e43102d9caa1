import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../../state/hooks.tsx';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import type { FieldProps } from './field-props.ts';
import { ReadField, readLines, readWords } from './read-field.tsx';

export function NoCacheField({ options }: FieldProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  return (
    <Checkbox
      checked={options.noCache}
      onChange={(noCache) => set({ noCache })}
      label={t('field.noCache')}
      hint={t('cache.noCacheHint')}
    />
  );
}

export function PullField({ options }: FieldProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  return (
    <Checkbox
      checked={options.pull}
      onChange={(pull) => set({ pull })}
      label={t('field.pull')}
      hint={t('cache.pullHint')}
    />
  );
}

export function NoCacheStagesField({ options }: FieldProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  return (
    <ReadField
      name="noCacheStages"
      label={t('field.noCacheStages')}
      hint={t('cache.stagesHint')}
      value={options.noCacheStages}
      write={(stages) => stages.join(' ')}
      read={readWords}
      onChange={(noCacheStages) => set({ noCacheStages })}
    />
  );
}

function CacheLines(props: FieldProps & { readonly option: 'cacheFrom' | 'cacheTo' }) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  const { option, options } = props;
  return (
    <ReadField
      lines
      name={option}
      label={t(`field.${option}`)}
      hint={t(option === 'cacheFrom' ? 'cache.fromHint' : 'cache.toHint')}
      value={options[option]}
      write={(entries) => entries.join('\n')}
      read={readLines}
      onChange={(entries) => set({ [option]: entries })}
    />
  );
}

export function CacheFromField({ options }: FieldProps) {
  return <CacheLines options={options} option="cacheFrom" />;
}

export function CacheToField({ options }: FieldProps) {
  return <CacheLines options={options} option="cacheTo" />;
}
