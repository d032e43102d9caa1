import { useTranslation } from 'react-i18next';
import { isApple, matchesShortcut, shortcutText } from '../../../../ui/shortcut.ts';
import { TextArea } from '../../../../ui/text-area.tsx';
import type { Applied } from '../submit.ts';
import { Offers } from './offers.tsx';
import { useDraft } from './use-draft.ts';

interface LinesRowProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly onApply: (value: string) => Promise<Applied>;
}

const APPLY = 'Alt+Enter';

/** Several lines that are applied by Alt+Enter or by leaving them. */
export function LinesRow({ label, hint, value, onApply }: LinesRowProps) {
  const { t } = useTranslation('forms');
  const draft = useDraft(value, onApply);
  const keys = shortcutText(APPLY, isApple());
  return (
    <div>
      <TextArea
        label={label}
        hint={hint ?? t('applyHint', { keys })}
        value={draft.text}
        onValueChange={draft.type}
        error={draft.problem}
        onBlur={draft.commit}
        onKeyDown={(event) => {
          if (!matchesShortcut(event, APPLY, isApple())) return draft.onKeyDown(event);
          event.preventDefault();
          event.stopPropagation();
          draft.commit();
        }}
      />
      <Offers {...draft} />
    </div>
  );
}
