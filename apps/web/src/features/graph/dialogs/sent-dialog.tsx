import { visibleText } from '@stagecraft/dockerfile';
import { useTranslation } from 'react-i18next';
import type { FactAnswers } from '../../../language/facts.ts';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { Spinner } from '../../../ui/spinner.tsx';
import { Fact, useFact } from './facts.tsx';

/** More lines are counted. */
const mostLines = 12;

/** What of the build context a build is sent, and what the ignore file leaves out. */
export function SentDialog() {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const dockerfile = useAppStore((state) => state.activePath) ?? '';
  const found = useFact({ kind: 'ignore', dockerfile });
  const close = (): void => store.getState().setTask(null);
  const path = found?.path ?? null;
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : close())}
      title={t('sent.title')}
      description={t('sent.hint')}
      size="medium"
      footer={
        <>
          {path === null ? null : (
            <Button
              onClick={() => {
                close();
                void store.getState().openFile(path);
              }}
            >
              {t('sent.open')}
            </Button>
          )}
          <Button onClick={close}>{t('aboutImage.close')}</Button>
        </>
      }
    >
      {found === undefined ? (
        <Spinner />
      ) : found === null ? (
        t('sent.failed')
      ) : (
        <Sent found={found} />
      )}
    </Dialog>
  );
}

function Sent({ found }: { readonly found: FactAnswers['ignore'] }) {
  const { t } = useTranslation('graph');
  const language = useAppStore((state) => state.language);
  const total = ({ files, bytes }: FactAnswers['ignore']['sent']): string =>
    t(found.truncated ? 'sent.atLeast' : 'sent.total', {
      count: files,
      size: formatBytes(bytes, language),
    });
  const working = found.lines.filter((line) => line.total.files > 0);
  const written = found.text.split('\n');
  return (
    <>
      <dl className="divide-y">
        <Fact name={t('sent.sent')}>{total(found.sent)}</Fact>
        <Fact name={t('sent.left')}>{total(found.left)}</Fact>
        <Fact name={t('sent.file')}>{found.path ?? t('sent.noFile')}</Fact>
      </dl>
      {working.length === 0 ? null : (
        <ul aria-label={t('sent.lines')} className="mt-2 flex flex-col gap-1 text-xs">
          {working.slice(0, mostLines).map(({ line, total: own, examples }) => (
            <li key={line} className="flex gap-3">
              <span className="w-32 shrink-0 truncate font-mono">
                {visibleText(written[line]?.trim() ?? '')}
              </span>
              <span className="min-w-0 flex-1 text-muted">
                {total(own)}
                {examples.length === 0 ? '' : ` · ${visibleText(examples.slice(0, 3).join(', '))}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
