import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addWord, setWord, type WordsEdit } from '../model/word-edits.ts';
import type { Applied } from '../submit.ts';
import { ProblemLine } from './problem-line.tsx';
import { RemoveButton } from './remove-button.tsx';
import { Section } from './section.tsx';
import { TextRow } from './text-row.tsx';
import { useRefusal } from './use-draft.ts';

interface ListRowsProps {
  readonly title: string;
  /** What one of them is called. */
  readonly itemLabel: string;
  readonly words: readonly string[];
  readonly onEdit: (edit: WordsEdit) => Promise<Applied>;
  /** Whether a word may be empty; otherwise emptying it takes it away. */
  readonly keepEmpty?: boolean;
  /** Beside the field for a new one: another way to give it. */
  readonly chooser?: (add: (word: string) => void) => ReactNode;
}

/** Words, each with its field, and a field for one more. */
export function ListRows(props: ListRowsProps) {
  const { title, itemLabel, words, onEdit, keepEmpty = false, chooser } = props;
  const { t } = useTranslation('forms');
  const newField = useRef<HTMLInputElement>(null);
  const refusal = useRefusal();
  const remove = async (at: number): Promise<Applied> => {
    const result = await onEdit(setWord(at, null));
    // The button with the focus is gone.
    if (result.ok && at === words.length - 1) newField.current?.focus();
    return result;
  };
  const set = (at: number, word: string): Promise<Applied> =>
    onEdit(setWord(at, word === '' && !keepEmpty ? null : word));
  const addLabel = t('addTo', { what: itemLabel });
  return (
    <Section title={title}>
      {words.map((word, at) => {
        const name = t('numbered', { label: itemLabel, number: at + 1 });
        return (
          // A word has no identity but its place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} className="flex items-start gap-1">
            <TextRow
              className="min-w-0 flex-1"
              label={name}
              hideLabel
              value={word}
              onApply={(next) => set(at, next)}
            />
            <RemoveButton what={name} onRemove={() => refusal.track(remove(at))} />
          </div>
        );
      })}
      <ProblemLine text={refusal.problem} />
      <div className="flex items-start gap-1">
        <TextRow
          className="min-w-0 flex-1"
          inputRef={newField}
          label={addLabel}
          hideLabel
          placeholder={addLabel}
          value=""
          onApply={(word) => onEdit(addWord(word))}
        />
        {chooser?.((word) => refusal.track(onEdit(addWord(word)))) ?? (
          <span className="size-7 shrink-0" />
        )}
      </div>
    </Section>
  );
}
