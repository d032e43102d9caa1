import type { ImageSummary } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { saveAs } from '../../../ui/save-as.ts';
import { dockerWords } from '../docker-words.ts';
import { TransferDialog } from './transfer-dialog.tsx';
import { useTransfer } from './use-transfer.ts';

interface SaveDialogProps {
  readonly images: readonly ImageSummary[];
  readonly onClose: () => void;
}

/** Saves images with all their names into one file, which the browser downloads. */
export function SaveDialog({ images, onClose }: SaveDialogProps) {
  const { t, i18n } = useTranslation('images');
  const [gzip, setGzip] = useState(false);
  const { transfer, start, cancel } = useTransfer();
  const refs = images.flatMap(({ id, tags }) => (tags.length > 0 ? tags : [id]));
  const save = (): void =>
    start((id) => {
      const query = new URLSearchParams({
        refs: refs.join(','),
        gzip: String(gzip),
        transfer: id,
      });
      saveAs(`/api/image-archives?${query.toString()}`, '');
    });
  return (
    <TransferDialog
      title={t('save.title', { count: images.length })}
      description={t('save.text')}
      command={dockerWords.save(refs, gzip)}
      confirm={t('save.confirm')}
      ready
      transfer={transfer}
      total={null}
      done={t('save.done', { size: formatBytes(transfer?.bytes ?? 0, i18n.language) })}
      onStart={save}
      onCancel={cancel}
      onClose={onClose}
    >
      <ul
        aria-label={t('save.list')}
        tabIndex={0}
        className="max-h-40 overflow-y-auto font-mono text-xs"
      >
        {refs.slice(0, 100).map((ref) => (
          <li key={ref} className="truncate">
            {ref}
          </li>
        ))}
      </ul>
      <Checkbox
        checked={gzip}
        onChange={setGzip}
        label={t('save.gzip')}
        hint={t('save.gzipHint')}
      />
    </TransferDialog>
  );
}
