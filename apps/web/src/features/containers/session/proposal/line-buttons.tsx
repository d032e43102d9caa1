import { ArrowDown, ArrowUp, Pencil, RotateCcw } from 'lucide-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../../ui/button.tsx';

interface LineButtonsProps {
  /** Counted from 1. */
  readonly number: number;
  readonly canRise: boolean;
  readonly canSink: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly editing: boolean;
  readonly onEdit: (editing: boolean) => void;
  /** Null where the text is as it was proposed. */
  readonly onRestore: (() => void) | null;
  /** Takes the button that edits. */
  readonly pencil: RefObject<HTMLButtonElement | null>;
}

/** What can be done to a proposed instruction. */
export function LineButtons(props: LineButtonsProps) {
  const { number, canRise, canSink, onMove, editing, onEdit, onRestore, pencil } = props;
  const { t } = useTranslation('sessions');
  return (
    <div className="flex shrink-0">
      {onRestore === null ? null : (
        <IconButton size="small" label={t('line.restore', { number })} onClick={onRestore}>
          <RotateCcw aria-hidden className="size-3.5" />
        </IconButton>
      )}
      <IconButton
        ref={pencil}
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
