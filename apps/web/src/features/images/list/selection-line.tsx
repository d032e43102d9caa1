import type { ImageSummary } from '@stagecraft/contracts';
import { Download, Route, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { formatBytes } from '../../../ui/format.ts';
import type { ImageTask } from '../image-dialogs.tsx';
import { refOf } from './view.ts';

interface SelectionLineProps {
  readonly shown: number;
  readonly total: number;
  readonly chosen: readonly ImageSummary[];
  readonly onTask: (task: ImageTask) => void;
}

/** How many there are, and what can be done with those that are chosen. */
export function SelectionLine({ shown, total, chosen, onTask }: SelectionLineProps) {
  const { t, i18n } = useTranslation('images');
  const showRoads = useAppStore((state) => state.showRoads);
  const count = chosen.length;
  const bytes = chosen.reduce((sum, image) => sum + image.bytes, 0);
  const summary =
    count > 1
      ? t('list.chosen', { count, size: formatBytes(bytes, i18n.language) })
      : shown === total
        ? t('list.count', { count: total })
        : t('list.countOf', { shown, total });
  return (
    <div className="flex h-8 shrink-0 items-center gap-2 border-b px-3 text-xs text-muted">
      <span role="status" className="min-w-0 flex-1 truncate tabular-nums">
        {summary}
      </span>
      {count < 2 ? null : (
        <>
          {count > 4 ? null : (
            <Button
              size="small"
              icon={<Route aria-hidden className="size-3.5" />}
              onClick={() => showRoads({ images: chosen.map(refOf), container: '' })}
            >
              {t('action.roads')}
            </Button>
          )}
          <Button
            size="small"
            icon={<Download aria-hidden className="size-3.5" />}
            onClick={() => onTask({ kind: 'save', images: chosen })}
          >
            {t('action.save', { count })}
          </Button>
          <Button
            size="small"
            icon={<Trash2 aria-hidden className="size-3.5" />}
            onClick={() => onTask({ kind: 'remove', images: chosen })}
          >
            {t('action.remove', { count })}
          </Button>
        </>
      )}
    </div>
  );
}
