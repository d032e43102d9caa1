import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { formatList } from '../../../ui/format.ts';
import { dockerWords } from '../docker-words.ts';
import { FileChoice } from './file-choice.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { useTransfer } from './use-transfer.ts';

/** Loads the images of an archive that was saved, plain or packed. */
export function LoadDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation('images');
  const ask = useAppStore((state) => state.askRecords);
  const [file, setFile] = useState<File | null>(null);
  const { transfer, start, cancel } = useTransfer();
  const load = (): void => {
    if (file === null) return;
    start((id) => void ask('loadImages', { query: { transfer: id }, file }));
  };
  const results = transfer?.results ?? [];
  return (
    <TransferDialog
      title={t('load.title')}
      description={t('load.text')}
      command={dockerWords.load(file?.name ?? 'images.tar')}
      confirm={t('load.confirm')}
      ready={file !== null}
      transfer={transfer}
      total={file?.size ?? null}
      done={
        results.length === 0
          ? t('load.doneNothing')
          : t('load.done', { names: formatList(results, i18n.language) })
      }
      onStart={load}
      onCancel={cancel}
      onClose={onClose}
    >
      <FileChoice label={t('load.file')} onFile={setFile} />
    </TransferDialog>
  );
}
