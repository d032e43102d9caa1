import type { BuildSummary, Problem } from '@stagecraft/contracts';
import { FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';

type Import =
  | { readonly state: 'none' }
  | { readonly state: 'going'; readonly name: string }
  | { readonly state: 'done'; readonly build: BuildSummary }
  | { readonly state: 'failed'; readonly problem: Problem };

interface ImportRecordProps {
  readonly workspaceId: string;
  readonly onImported: () => void;
}

/** Takes in the file of an exported record: dropped, or chosen. */
export function ImportRecord({ workspaceId, onImported }: ImportRecordProps) {
  const { t } = useTranslation('records');
  const ask = useAppStore((state) => state.askRecords);
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [current, setCurrent] = useState<Import>({ state: 'none' });
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setCurrent({ state: 'going', name: file.name });
    const answer = await ask('importBuild', { params: { id: workspaceId }, file });
    if (answer.ok) onImported();
    setCurrent(
      answer.ok
        ? { state: 'done', build: answer.value }
        : { state: 'failed', problem: answer.problem },
    );
  };
  return (
    <section
      aria-label={t('keep.import')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        void take(event.dataTransfer.files[0]);
      }}
      className={classNames(
        'rounded-md border border-dashed p-3',
        over ? 'border-accent bg-accent-soft' : 'border-line-strong',
      )}
    >
      <h3 className="mb-1 font-semibold">{t('keep.import')}</h3>
      <p className="mb-2 text-xs text-muted">{t('keep.importHint')}</p>
      <input
        ref={input}
        type="file"
        accept=".gz,application/gzip"
        hidden
        aria-label={t('keep.import')}
        onChange={(event) => {
          void take(event.target.files?.[0]);
          // The same file can be chosen again.
          event.target.value = '';
        }}
      />
      <Button
        size="small"
        icon={<FileUp aria-hidden className="size-3.5" />}
        busy={current.state === 'going'}
        onClick={() => input.current?.click()}
      >
        {t('keep.choose')}
      </Button>
      <Outcome current={current} />
    </section>
  );
}

function Outcome({ current }: { readonly current: Import }) {
  const { t } = useTranslation('records');
  if (current.state === 'failed') {
    return (
      <div className="mt-2">
        <ErrorNotice problem={current.problem} />
      </div>
    );
  }
  return (
    <p role="status" className="mt-2 text-xs text-muted">
      {current.state === 'going' ? t('keep.importing', { name: current.name }) : null}
      {current.state === 'done' ? t('keep.imported', { number: current.build.number }) : null}
    </p>
  );
}
