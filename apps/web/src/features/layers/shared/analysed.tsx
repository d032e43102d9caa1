import { Language, type LayersSummary, type Problem } from '@stagecraft/contracts';
import { Layers } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { Spinner } from '../../../ui/spinner.tsx';
import { useAnalysis, type Analysis, type FollowedAnalysis } from './use-analysis.ts';

interface AnalysedProps {
  /** Id or name. */
  readonly image: string;
  readonly children: (summary: LayersSummary) => ReactNode;
}

/** Reads an image's layers first, and shows how far that is; then what can be told from them. */
export function Analysed({ image, children }: AnalysedProps) {
  const followed = useAnalysis(image);
  if (followed.analysis.state === 'ready') return children(followed.analysis.summary);
  return <AnalysisState followed={followed} />;
}

/** What is shown instead, while the layers are not known. */
export function AnalysisState({ followed }: { readonly followed: FollowedAnalysis }) {
  const { t } = useTranslation('layers');
  const { analysis, cancel, start } = followed;
  if (analysis.state === 'reading') return <Reading analysis={analysis} onCancel={cancel} />;
  if (analysis.state === 'cancelled') {
    return (
      <EmptyState
        icon={<Layers className="size-6" />}
        title={t('analysis.cancelled')}
        hint={t('analysis.cancelledHint')}
        action={<Button onClick={start}>{t('analysis.again')}</Button>}
      />
    );
  }
  const retry = (
    <Button size="small" onClick={start}>
      {t('analysis.retry')}
    </Button>
  );
  if (analysis.state === 'refused') {
    return (
      <div className="p-3">
        <ErrorNotice problem={analysis.problem} actions={retry} />
      </div>
    );
  }
  return analysis.state === 'failed' ? <Failed analysis={analysis} retry={retry} /> : null;
}

function Reading(props: {
  readonly analysis: Analysis & { state: 'reading' };
  readonly onCancel: () => void;
}) {
  const { t, i18n } = useTranslation('layers');
  const { progress } = props.analysis;
  const bytes = formatBytes(progress?.bytes ?? 0, i18n.language);
  const counts = { done: progress?.layersDone ?? 0, total: progress?.layers ?? 0, bytes };
  const all = progress?.totalBytes ?? null;
  const words =
    progress === null
      ? t('analysis.starting')
      : all === null
        ? t('analysis.reading', counts)
        : t('analysis.readingOf', { ...counts, all: formatBytes(all, i18n.language) });
  return (
    <div className="flex h-full flex-col items-center justify-center gap-2 p-6">
      <p role="status" className="flex items-center gap-2">
        <Spinner />
        {words}
      </p>
      <progress
        aria-label={t('analysis.label')}
        className="h-1.5 w-72 max-w-full accent-accent"
        {...(all === null || progress === null
          ? {}
          : { max: all, value: Math.min(all, progress.bytes) })}
      />
      <p className="max-w-md text-center text-xs text-muted">{t('analysis.hint')}</p>
      <Button size="small" onClick={props.onCancel}>
        {t('analysis.cancel')}
      </Button>
    </div>
  );
}

function Failed(props: {
  readonly analysis: Analysis & { state: 'failed' };
  readonly retry: ReactNode;
}) {
  const { message, detail } = props.analysis;
  const problem: Problem = {
    type: 'about:blank',
    title: message.en,
    status: 0,
    code: 'engine_refused',
    message,
    next: { en: '', 'zh-CN': '' },
    detail,
  };
  return (
    <div className="p-3">
      <ErrorNotice problem={problem} actions={props.retry} />
    </div>
  );
}

/** The page's language, as texts of the server are keyed. */
export function useLanguage(): Language {
  const parsed = Language.safeParse(useTranslation('layers').i18n.language);
  return parsed.success ? parsed.data : 'en';
}
