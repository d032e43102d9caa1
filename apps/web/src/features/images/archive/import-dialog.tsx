import type { ImageConfig } from '@stagecraft/contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Labelled } from '../../../ui/labelled.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { dockerWords } from '../docker-words.ts';
import { FileChoice } from './file-choice.tsx';
import { changesOf } from './changes.ts';
import { TransferDialog } from './transfer-dialog.tsx';
import { useTransfer } from './use-transfer.ts';

interface ImportForm {
  readonly source: 'file' | 'address';
  readonly file: File | null;
  readonly address: string;
  readonly name: string;
  readonly message: string;
  readonly platform: string;
  readonly changes: string;
}

const emptyForm: ImportForm = {
  source: 'file',
  file: null,
  address: '',
  name: '',
  message: '',
  platform: '',
  changes: '',
};

interface PartProps {
  readonly form: ImportForm;
  readonly change: (part: Partial<ImportForm>) => void;
}

/** Makes an image of a file system in an archive, and says what such an image does not have. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('images');
  const ask = useAppStore((state) => state.askRecords);
  const [form, setForm] = useState(emptyForm);
  const { transfer, start, cancel } = useTransfer();
  const { source, file, address, name, message, platform, changes } = form;
  const fromAddress = source === 'address';
  const lines = changes.split('\n').filter((line) => line.trim() !== '');
  const part = {
    form,
    change: (changed: Partial<ImportForm>) => setForm({ ...form, ...changed }),
  };
  const send = (): void =>
    start((id) => {
      const query = { transfer: id, name, message, platform, changes };
      const body = fromAddress ? {} : { file: file ?? new Blob() };
      void ask('importImage', {
        query: fromAddress ? { ...query, from: address.trim() } : query,
        ...body,
      });
    });
  const command = dockerWords.import({
    from: fromAddress ? address : (file?.name ?? 'rootfs.tar'),
    ...{ name, message, platform },
    changes: lines,
  });
  return (
    <TransferDialog
      title={t('import.title')}
      description={t('import.text')}
      command={command}
      confirm={t('import.confirm')}
      ready={fromAddress ? /^https?:\/\/./.test(address.trim()) : file !== null}
      transfer={transfer}
      total={fromAddress ? null : (file?.size ?? null)}
      done={t('import.done', { id: transfer?.results[0] ?? '' })}
      onStart={send}
      onCancel={cancel}
      onClose={onClose}
    >
      <Source {...part} />
      <Fields {...part} />
      <Changes {...part} />
    </TransferDialog>
  );
}

function Source({ form, change }: PartProps) {
  const { t } = useTranslation('images');
  const sources = ['file', 'address'] as const;
  return (
    <>
      <Labelled label={t('import.source')}>
        {(id) => (
          <Select
            id={id}
            value={form.source}
            onChange={(source) => change({ source })}
            options={sources.map((value) => ({ value, label: t(`import.from.${value}`) }))}
            className="w-full"
          />
        )}
      </Labelled>
      {form.source === 'file' ? (
        <FileChoice label={t('import.file')} onFile={(file) => change({ file })} />
      ) : (
        <TextField
          label={t('import.address')}
          hint={t('import.addressHint')}
          mono
          value={form.address}
          onValueChange={(address) => change({ address })}
        />
      )}
    </>
  );
}

function Fields({ form, change }: PartProps) {
  const { t } = useTranslation('images');
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={t('import.name')}
          hint={t('import.nameHint')}
          mono
          value={form.name}
          onValueChange={(value) => change({ name: value.trim() })}
        />
        <TextField
          label={t('import.platform')}
          hint={t('import.platformHint')}
          mono
          value={form.platform}
          onValueChange={(value) => change({ platform: value.trim() })}
        />
      </div>
      <TextField
        label={t('import.message')}
        value={form.message}
        onValueChange={(value) => change({ message: value })}
      />
    </>
  );
}

/** What is lost, and the offer to set it again from an image that is there. */
function Changes({ form, change }: PartProps) {
  const { t } = useTranslation('images');
  const ask = useAppStore((state) => state.askRecords);
  const [like, setLike] = useState('');
  const [missing, setMissing] = useState(false);
  const takeOver = async (): Promise<void> => {
    const answer = await ask('getImage', { params: { ref: like.trim() } });
    setMissing(!answer.ok);
    if (!answer.ok) return;
    const config: ImageConfig = answer.value.config;
    change({ changes: changesOf(config).join('\n') });
  };
  return (
    <>
      <p className="rounded-md bg-warning-soft px-3 py-2 text-xs">{t('import.lost')}</p>
      <div className="flex items-end gap-2">
        <TextField
          label={t('import.like')}
          mono
          value={like}
          error={missing ? t('detail.gone') : null}
          onValueChange={setLike}
          className="flex-1"
        />
        <Button disabled={like.trim() === ''} onClick={() => void takeOver()}>
          {t('import.takeOver')}
        </Button>
      </div>
      <TextArea
        label={t('import.changes')}
        hint={t('import.changesHint')}
        value={form.changes}
        onValueChange={(changes) => change({ changes })}
      />
    </>
  );
}
