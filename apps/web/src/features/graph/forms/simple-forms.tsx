import { useTranslation } from 'react-i18next';
import { ListRows } from './fields/list-rows.tsx';
import { Fields } from './fields/section.tsx';
import { TextRow } from './fields/text-row.tsx';
import { useForm, wordsOf } from './form-context.ts';

const singles = ['USER', 'WORKDIR', 'STOPSIGNAL', 'MAINTAINER'] as const;

/** USER, WORKDIR, STOPSIGNAL, MAINTAINER: the rest of the line is one value. */
export function SingleForm() {
  const { t } = useTranslation('forms');
  const { instruction, change } = useForm();
  const keyword = singles.find((one) => one === instruction.keyword) ?? 'USER';
  return (
    <Fields>
      <TextRow
        label={t(`single.${keyword}`)}
        value={instruction.words[0]?.value ?? ''}
        onApply={(text) => change(() => [{ field: 'words', words: text === '' ? [] : [text] }])}
      />
    </Fields>
  );
}

/** VOLUME and SHELL: a list of words. */
export function ListForm() {
  const { t } = useTranslation('forms');
  const { instruction, change } = useForm();
  const volume = instruction.keyword === 'VOLUME';
  return (
    <Fields>
      <ListRows
        title={volume ? t('volume.volumes') : t('shell.words')}
        itemLabel={volume ? t('volume.volume') : t('command.word')}
        words={wordsOf(instruction)}
        onEdit={(edit) => change((now) => [{ field: 'words', words: edit(wordsOf(now)) }])}
      />
    </Fields>
  );
}
