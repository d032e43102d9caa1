import type { BuildOptions } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { tagsOf, tagsProblem } from './option-problems.ts';

/** Names for the image. What is typed stays as typed; the options get the tags in it. */
export function TagsField({ options }: { readonly options: BuildOptions }) {
  const { t } = useTranslation('build');
  const set = useAppStore((state) => state.setBuildOptions);
  const folder = useAppStore((state) => state.workspace?.name ?? '');
  const [text, setText] = useState(() => options.tags.join(' '));
  const wrong = tagsProblem(options.tags);
  return (
    <TextField
      mono
      label={t('dialog.tags')}
      placeholder={`${suggestedName(folder)}:dev`}
      value={text}
      onValueChange={(next) => {
        setText(next);
        set({ tags: [...tagsOf(next)] });
      }}
      hint={options.tags.length === 0 ? t('dialog.noTagHint') : t('dialog.tagsHint')}
      error={wrong && t(`dialog.tagProblem.${wrong.problem}`, { tag: wrong.tag })}
    />
  );
}

/** A folder's name as an image name may be: lower case, no signs in a row. */
function suggestedName(folder: string): string {
  const name = folder.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return name.replaceAll(/^-+|-+$/g, '') || 'app';
}
