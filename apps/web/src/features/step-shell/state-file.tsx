import type { StepFileHead } from '@stagecraft/contracts';
import { visibleText } from '@stagecraft/dockerfile';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { BytesView } from '../../document/bytes-view.tsx';
import { useAppStore } from '../../state/hooks.tsx';
import { useAnswer } from '../../state/use-answer.ts';
import { bytesOf } from '../../ui/bytes/content.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatBytes } from '../../ui/format.ts';
import { Spinner } from '../../ui/spinner.tsx';

interface StateFileProps {
  /** Id of the state. */
  readonly state: string;
  readonly path: string;
  readonly onClose: () => void;
}

/** What is in a file of a state, or in its beginning. */
export function StateFile({ state, path, onClose }: StateFileProps) {
  const { t, i18n } = useTranslation('stepShell');
  const steps = useAppStore((app) => app.steps);
  const answer = useAnswer(`${state} ${path}`, async (signal) =>
    (await steps()).file(state, path, signal),
  );
  const file = answer.state === 'ready' ? answer.value : null;
  const size = formatBytes(file?.size ?? 0, i18n.language);
  const bytes = useMemo(() => bytesOf(file?.base64 ?? ''), [file]);
  const shown = formatBytes(bytes.length, i18n.language);
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={visibleText(path)}
      size="large"
      reading
      {...(file === null
        ? {}
        : { description: file.complete ? size : t('files.beginning', { shown, size }) })}
    >
      <div className="h-[60vh]">
        {answer.state === 'failed' ? <ErrorNotice problem={answer.problem} /> : null}
        {answer.state === 'loading' ? <Spinner /> : null}
        {file === null ? null : <Content file={file} bytes={bytes} path={path} />}
      </div>
    </Dialog>
  );
}

interface ContentProps {
  readonly file: StepFileHead;
  readonly bytes: Uint8Array;
  readonly path: string;
}

function Content({ file, bytes, path }: ContentProps) {
  const { t } = useTranslation('stepShell');
  if (file.size === 0) return <p className="text-muted">{t('files.emptyFile')}</p>;
  return (
    <BytesView
      bytes={bytes}
      complete={file.complete}
      path={path}
      words={{
        text: t('files.text', { path }),
        image: t('files.image', { path }),
        binary: t('files.binary', { path }),
      }}
    />
  );
}
