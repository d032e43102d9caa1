import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../../state/hooks.tsx';
import { tagsProblem } from '../option-problems.ts';
import type { FieldProps } from './field-props.ts';
import { ReadField, readWords } from './read-field.tsx';

/** Names for the image. */
export function TagsField({ options }: FieldProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  const folder = useAppStore((state) => state.workspace?.name ?? '');
  const wrong = tagsProblem(options.tags);
  return (
    <ReadField
      name="tags"
      label={t('field.tags')}
      placeholder={`${suggestedName(folder)}:dev`}
      hint={options.tags.length === 0 ? t('tags.none') : t('tags.hint')}
      value={options.tags}
      write={(tags) => tags.join(' ')}
      read={readWords}
      error={wrong && t(`tags.problem.${wrong.problem}`, { tag: wrong.tag })}
      onChange={(tags) => set({ tags })}
    />
  );
}

/** A folder's name as an image name may be: lower case, no signs in a row. */
function suggestedName(folder: string): string {
  const name = folder.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return name.replaceAll(/^-+|-+$/g, '') || 'app';
}
