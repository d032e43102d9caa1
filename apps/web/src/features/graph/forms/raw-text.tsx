import { useTranslation } from 'react-i18next';
import { isApple, shortcutText } from '../../../ui/shortcut.ts';
import { LinesRow } from './fields/lines-row.tsx';
import { Fields } from './fields/section.tsx';
import { useForm } from './form-context.ts';

/** The instruction as it is written, here-documents included; `only` says that there is no other way. */
export function RawText({ only }: { readonly only: boolean }) {
  const { t } = useTranslation('forms');
  const { snapshot, whole, submit } = useForm();
  const { contentSpan, index, keyword } = whole;
  const text = snapshot.model.text.slice(contentSpan.start, contentSpan.end);
  const keys = shortcutText('Alt+Enter', isApple());
  return (
    <Fields>
      {only ? <p className="text-muted">{t('noFields', { keyword })}</p> : null}
      <LinesRow
        label={t('textLabel')}
        hint={t('textHint', { keys })}
        value={text.replaceAll('\r\n', '\n')}
        onApply={(next) =>
          submit(() => ({ kind: 'replaceInstruction', instruction: index, text: next }))
        }
      />
    </Fields>
  );
}
