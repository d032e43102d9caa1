import { argumentText } from '@stagecraft/dockerfile';
import { useTranslation } from 'react-i18next';
import { ChoiceRow } from './fields/choice-row.tsx';
import { LinesRow } from './fields/lines-row.tsx';
import { ListRows } from './fields/list-rows.tsx';
import { useForm, wordsOf } from './form-context.ts';

/** HEALTHCHECK has its CMD before the command. */
const TYPE = /^CMD\s+/i;

/** A command in either form, with its here-documents. */
export function CommandFields() {
  const { t } = useTranslation('forms');
  const { snapshot, instruction, change } = useForm();
  const { form, keyword, heredocs } = instruction;
  const check = keyword === 'HEALTHCHECK';
  const head = check ? ['CMD'] : [];
  return (
    <>
      {form === null || heredocs.length > 0 ? null : (
        <ChoiceRow
          label={t('command.form')}
          value={form}
          options={[
            { value: 'shell', label: t('command.shell') },
            { value: 'exec', label: t('command.exec') },
          ]}
          onApply={(value) =>
            change(() => [{ field: 'form', form: value === 'exec' ? 'exec' : 'shell' }])
          }
        />
      )}
      {form === 'exec' ? (
        <ListRows
          title={t('command.words')}
          itemLabel={t('command.word')}
          keepEmpty
          words={wordsOf(instruction).slice(head.length)}
          onEdit={(edit) =>
            change((now) => [
              { field: 'words', words: [...head, ...edit(wordsOf(now).slice(head.length))] },
            ])
          }
        />
      ) : (
        <LinesRow
          label={t('command.command')}
          value={argumentText(snapshot.model, instruction).replace(check ? TYPE : /^/, '')}
          onApply={(text) =>
            change(() => [{ field: 'arguments', text: [...head, text.trimStart()].join(' ') }])
          }
        />
      )}
      <HeredocBodies />
    </>
  );
}

/** The bodies of an instruction's here-documents. */
export function HeredocBodies() {
  const { t } = useTranslation('forms');
  const { snapshot, instruction, change } = useForm();
  return instruction.heredocs.map(({ name, bodySpan }, at) => (
    <LinesRow
      // oxlint-disable-next-line react/no-array-index-key
      key={at}
      label={t('command.heredoc', { name })}
      value={snapshot.model.text
        .slice(bodySpan.start, bodySpan.end)
        .replaceAll('\r\n', '\n')
        .replace(/\n$/, '')}
      onApply={(text) => change(() => [{ field: 'heredoc', at, text }])}
    />
  ));
}
