import type { RecipeEvidence, RecordedSession } from '@stagecraft/contracts';
import { ArrowDown, ArrowUp, ChevronRight, Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProposedLine } from '../../../../state/recording-slice.types.ts';
import { IconButton } from '../../../../ui/button.tsx';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { classNames } from '../../../../ui/class-names.ts';
import { TextArea } from '../../../../ui/text-area.tsx';
import { Evidence } from './evidence.tsx';
import { isFixed } from './lines.ts';

interface LineCardProps {
  readonly line: ProposedLine;
  /** Counted from 1. */
  readonly number: number;
  readonly evidence: readonly RecipeEvidence[];
  readonly session: RecordedSession;
  readonly canRise: boolean;
  readonly canSink: boolean;
  readonly onChange: (part: Partial<ProposedLine>) => void;
  readonly onMove: (by: -1 | 1) => void;
}

/** One proposed instruction: on or off, up or down, other words, and what speaks for it. */
export function LineCard(props: LineCardProps) {
  const { line, number, evidence, session, onChange } = props;
  const { t } = useTranslation('sessions');
  const [editing, setEditing] = useState(false);
  const [head = ''] = line.text.split('\n');
  return (
    <li className="rounded-md border bg-canvas">
      <div className="flex items-start gap-2 px-2 py-1.5">
        <Checkbox
          hideLabel
          checked={line.on}
          disabled={isFixed(line)}
          onChange={(on) => onChange({ on })}
          label={t('line.on', { number, text: head })}
        />
        {editing ? (
          <TextArea
            hideLabel
            label={t('line.text', { number })}
            value={line.text}
            onValueChange={(text) => onChange({ text })}
            className="flex-1"
          />
        ) : (
          <code
            className={classNames(
              'min-w-0 flex-1 font-mono text-xs break-words whitespace-pre-wrap',
              !line.on && 'text-muted line-through',
            )}
          >
            {line.text}
          </code>
        )}
        <LineButtons {...props} editing={editing} onEdit={setEditing} />
      </div>
      {evidence.length === 0 ? null : <EvidenceList evidence={evidence} session={session} />}
    </li>
  );
}

interface LineButtonsProps extends LineCardProps {
  readonly editing: boolean;
  readonly onEdit: (editing: boolean) => void;
}

function LineButtons({ number, canRise, canSink, onMove, editing, onEdit }: LineButtonsProps) {
  const { t } = useTranslation('sessions');
  return (
    <div className="flex shrink-0">
      <IconButton
        size="small"
        label={t('line.edit', { number })}
        aria-pressed={editing}
        onClick={() => onEdit(!editing)}
      >
        <Pencil aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton
        size="small"
        label={t('line.rise', { number })}
        disabled={!canRise}
        onClick={() => onMove(-1)}
      >
        <ArrowUp aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton
        size="small"
        label={t('line.sink', { number })}
        disabled={!canSink}
        onClick={() => onMove(1)}
      >
        <ArrowDown aria-hidden className="size-3.5" />
      </IconButton>
    </div>
  );
}

function EvidenceList({ evidence, session }: Pick<LineCardProps, 'evidence' | 'session'>) {
  const { t } = useTranslation('sessions');
  return (
    <details className="group border-t text-xs text-muted">
      <summary className="flex cursor-default list-none items-center gap-1.5 rounded-b-md px-2 py-1 hover:bg-hover">
        <ChevronRight aria-hidden className="size-3 shrink-0 group-open:rotate-90" />
        {t('evidence.count', { count: evidence.length })}
      </summary>
      <ul className="flex list-disc flex-col gap-0.5 px-2 pb-1.5 pl-7">
        {evidence.map((entry) => (
          <li key={JSON.stringify(entry)} className="break-words whitespace-pre-wrap">
            <Evidence entry={entry} session={session} />
          </li>
        ))}
      </ul>
    </details>
  );
}
