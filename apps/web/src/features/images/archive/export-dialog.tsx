import type { EngineContainer } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { saveAs } from '../../../ui/save-as.ts';
import { Labelled } from '../../../ui/labelled.tsx';
import { Select } from '../../../ui/select.tsx';
import { dockerWords } from '../docker-words.ts';
import { TransferDialog } from './transfer-dialog.tsx';
import { useTransfer } from './use-transfer.ts';

interface ExportDialogProps {
  readonly containers: readonly EngineContainer[];
  readonly onClose: () => void;
}

/** Exports the file system of a container, whoever made it. */
export function ExportDialog({ containers, onClose }: ExportDialogProps) {
  const { t, i18n } = useTranslation('images');
  const [chosen, setChosen] = useState(containers[0]?.id ?? '');
  const [gzip, setGzip] = useState(false);
  const { transfer, start, cancel } = useTransfer();
  const container = containers.find(({ id }) => id === chosen);
  const save = (): void =>
    start((id) => {
      const query = new URLSearchParams({ gzip: String(gzip), transfer: id });
      saveAs(`/api/container-archives/${encodeURIComponent(chosen)}?${query.toString()}`, '');
    });
  return (
    <TransferDialog
      title={t('export.title')}
      description={t('export.text')}
      command={dockerWords.export(container?.name ?? 'CONTAINER', gzip)}
      confirm={t('export.confirm')}
      ready={container !== undefined}
      transfer={transfer}
      total={null}
      done={t('save.done', { size: formatBytes(transfer?.bytes ?? 0, i18n.language) })}
      onStart={save}
      onCancel={cancel}
      onClose={onClose}
    >
      {containers.length === 0 ? (
        <p>{t('export.none')}</p>
      ) : (
        <Labelled label={t('export.container')}>
          {(id) => (
            <Select
              id={id}
              value={chosen}
              onChange={setChosen}
              options={containers.map(({ id: value, name, image, state }) => ({
                value,
                label: `${name} · ${image} · ${state}`,
              }))}
              className="w-full"
            />
          )}
        </Labelled>
      )}
      <Checkbox
        checked={gzip}
        onChange={setGzip}
        label={t('save.gzip')}
        hint={t('save.gzipHint')}
      />
    </TransferDialog>
  );
}
