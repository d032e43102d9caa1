import { FileX, GitCompare, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenFile } from '../../state/document-slice.types.ts';
import { useAppStore } from '../../state/hooks.tsx';
import { Button } from '../../ui/button.tsx';
import { Tooltip } from '../../ui/tooltip.tsx';

interface ConflictBarProps {
  readonly file: OpenFile;
  readonly comparing: boolean;
  readonly onCompare: (comparing: boolean) => void;
}

/** Someone else changed or deleted the file: what happened, and every way out of it. */
export function ConflictBar(props: ConflictBarProps) {
  const { file, comparing, onCompare } = props;
  const { t } = useTranslation('editor');
  const resolve = useAppStore((state) => state.resolveConflict);
  const closeFile = useAppStore((state) => state.closeFile);
  if (file.conflict === null) return null;
  if (file.conflict.kind === 'deleted') {
    return (
      <Bar
        icon={<FileX aria-hidden className="size-4 shrink-0 text-warning" />}
        text={t('conflict.deleted')}
      >
        <Tooltip text={t('conflict.keepDeletedHint')}>
          <Button size="small" onClick={() => void resolve(file.path, 'keep')}>
            {t('conflict.keepDeleted')}
          </Button>
        </Tooltip>
        <Button size="small" onClick={() => closeFile(file.path, true)}>
          {t('conflict.closeFile')}
        </Button>
      </Bar>
    );
  }
  return (
    <Bar
      icon={<TriangleAlert aria-hidden className="size-4 shrink-0 text-warning" />}
      text={t('conflict.changed')}
    >
      <Button
        size="small"
        icon={<GitCompare aria-hidden className="size-3.5" />}
        aria-pressed={comparing}
        onClick={() => onCompare(!comparing)}
      >
        {comparing ? t('compare.close') : t('conflict.compare')}
      </Button>
      <Tooltip text={t('conflict.takeHint')}>
        <Button size="small" onClick={() => void resolve(file.path, 'reload')}>
          {t('conflict.takeDisk')}
        </Button>
      </Tooltip>
      <Tooltip text={t('conflict.keepHint')}>
        <Button size="small" onClick={() => void resolve(file.path, 'keep')}>
          {t('conflict.keepMine')}
        </Button>
      </Tooltip>
    </Bar>
  );
}

function Bar(props: {
  readonly icon: ReactNode;
  readonly text: string;
  readonly children: ReactNode;
}) {
  return (
    <div
      role="alert"
      className="flex shrink-0 flex-wrap items-center gap-2 border-b border-warning bg-warning-soft px-3 py-1.5 text-xs"
    >
      {props.icon}
      <p className="min-w-40 flex-1">{props.text}</p>
      <div className="flex flex-wrap gap-1.5">{props.children}</div>
    </div>
  );
}
