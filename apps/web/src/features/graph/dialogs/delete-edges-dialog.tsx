import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { edgeTextOf } from '../gestures/ends.ts';
import { IntentDialog } from './intent-dialog.tsx';
import { lineOf, useEdgeOfLine } from './line-choice.tsx';
import type { EdgeDialogProps } from './reroute-dialog.tsx';

/** Which of the lines of text go that one line on the canvas stands for. */
export function DeleteEdgesDialog({ snapshot, edge }: EdgeDialogProps) {
  const { t } = useTranslation('graph');
  const { edges } = useEdgeOfLine(snapshot, edge).lines;
  const [kept, setKept] = useState<readonly string[]>([]);
  const going = edges.filter(({ id }) => !kept.includes(id));
  const texts = going.flatMap((one) => edgeTextOf(snapshot, one) ?? []);
  return (
    <IntentDialog
      danger
      title={t('ask.deleteEdges.title')}
      applyLabel={t('ask.deleteStage.apply')}
      intent={texts.length === 0 ? null : { kind: 'deleteEdges', edges: texts }}
    >
      <fieldset>
        <legend className="mb-1">{t('ask.deleteEdges.which')}</legend>
        <ul className="flex max-h-48 flex-col gap-1 overflow-y-auto">
          {edges.map((one) => (
            <li key={one.id}>
              <label className="flex items-center gap-2">
                <input
                  type="checkbox"
                  className="accent-(--accent)"
                  checked={!kept.includes(one.id)}
                  onChange={({ target }) =>
                    setKept((now) =>
                      target.checked ? now.filter((id) => id !== one.id) : [...now, one.id],
                    )
                  }
                />
                <span className="min-w-0 truncate font-mono text-xs">
                  {lineOf(snapshot, one, t)}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </IntentDialog>
  );
}
