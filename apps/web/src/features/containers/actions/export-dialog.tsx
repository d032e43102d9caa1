import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveAs } from '../../../ui/save-as.ts';
import { dockerWords } from '../docker-words.ts';
import { newTransferId } from '../files/transfer-id.ts';
import { ActionDialog } from './action-dialog.tsx';
import type { NamedContainer } from './use-act.ts';

interface ExportDialogProps {
  readonly container: NamedContainer;
  readonly onClose: () => void;
}

/** Saves the file system of a container as an archive. */
export function ExportDialog({ container, onClose }: ExportDialogProps) {
  const { t } = useTranslation('containerPlace');
  const [transfer] = useState(newTransferId);
  const query = new URLSearchParams({ gzip: 'false', transfer });
  const address = `/api/container-archives/${encodeURIComponent(container.id)}?${query.toString()}`;
  return (
    <ActionDialog
      title={t('export.title', { name: container.name })}
      description={t('export.text')}
      command={dockerWords.export(container.name)}
      confirm={t('export.confirm')}
      ready
      send={() => {
        saveAs(address, '');
        return Promise.resolve({ ok: true, value: undefined });
      }}
      onDone={onClose}
      onClose={onClose}
    >
      <p className="text-xs text-muted">{t('export.hint')}</p>
    </ActionDialog>
  );
}
