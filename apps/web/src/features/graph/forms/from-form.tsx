import { useTranslation } from 'react-i18next';
import { Fields } from './fields/section.tsx';
import { TextRow } from './fields/text-row.tsx';
import { flagValues, setFlag, useForm } from './form-context.ts';
import { ImageRow } from './image-row.tsx';
import { originsFor } from './model/copy-origins.ts';

/** FROM: image or stage, name, platform. */
export function FromForm() {
  const { t } = useTranslation('forms');
  const { snapshot, instruction, change } = useForm();
  const { detail } = instruction;
  if (detail.type !== 'from') return null;
  const stages = originsFor(snapshot, instruction.stage, null, false).flatMap(({ kind, value }) =>
    kind === 'stage' ? [value] : [],
  );
  return (
    <Fields>
      <ImageRow
        label={t('from.image')}
        value={detail.image?.value ?? ''}
        stages={stages}
        onApply={(text) => change(() => [{ field: 'image', text }])}
      />
      <TextRow
        label={t('from.name')}
        hint={t('from.nameHint')}
        placeholder={t('notSet')}
        value={detail.name?.value ?? ''}
        onApply={(name) => change(() => [{ field: 'name', name: name === '' ? null : name }])}
      />
      <TextRow
        label={t('flag', { label: t('from.platform'), flag: 'platform' })}
        placeholder="linux/amd64"
        value={flagValues(instruction, 'platform')[0] ?? ''}
        onApply={(text) => change(() => [setFlag('platform', text)])}
      />
    </Fields>
  );
}
