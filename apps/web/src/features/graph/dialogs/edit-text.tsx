import type { Instruction } from '@stagecraft/dockerfile';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../../state/document-slice.types.ts';
import { InPlace } from './in-place.tsx';

interface EditTextProps {
  readonly snapshot: Snapshot;
  readonly row: Instruction;
}

/** An instruction's text, where it stands. */
export function EditText({ snapshot, row }: EditTextProps) {
  const { t } = useTranslation('graph');
  const id = useId();
  const { text } = snapshot.model;
  const written = text.slice(row.contentSpan.start, row.contentSpan.end).replaceAll('\r\n', '\n');
  const [typed, setTyped] = useState(written);
  const lines = typed.split('\n').length;
  return (
    <InPlace
      selector={`[data-graph-row="${CSS.escape(row.id)}"]`}
      title={t('ask.editText.title', { line: row.firstLine + 1 })}
      intent={
        typed === written
          ? null
          : { kind: 'replaceInstruction', instruction: row.index, text: typed }
      }
    >
      <label htmlFor={id} className="mb-1 block text-xs font-medium text-muted">
        {t('ask.editText.label')}
      </label>
      <textarea
        id={id}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={({ target }) => target.setSelectionRange(typed.length, typed.length)}
        rows={Math.min(12, Math.max(1, lines))}
        spellCheck={false}
        className="block w-full resize-none rounded-md border border-line-strong bg-field px-2 py-1 font-mono text-xs text-ink"
      />
      <p className="mt-1 text-xs text-muted">{t('ask.editText.hint')}</p>
    </InPlace>
  );
}
