import type { LayersSummary, PathTouch, Problem } from '@stagecraft/contracts';
import { Diff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Select } from '../../../ui/select.tsx';
import { Cancellable, WaitingForImage } from '../shared/waiting.tsx';
import { textOf } from '../../../ui/bytes/content.ts';
import { DifferenceText } from '../../../document/text-view.tsx';
import { useAskBytes } from './use-bytes.ts';
import { useBlame } from './use-blame.ts';

/** Longer files are not compared in the page, in bytes. */
const mostBytes = 1_048_576;

interface DifferenceViewProps {
  readonly summary: LayersSummary;
  readonly path: string;
}

/** A file as two layers have it, against each other. */
export function DifferenceView(props: DifferenceViewProps) {
  return <Cancellable>{(cancel) => <FoundVersions {...props} onCancel={cancel} />}</Cancellable>;
}

function FoundVersions(props: DifferenceViewProps & { readonly onCancel: () => void }) {
  const { summary, path, onCancel } = props;
  const { t } = useTranslation('layers');
  const answer = useBlame(summary.imageId, path);
  if (answer.state === 'loading') return <WaitingForImage onCancel={onCancel} />;
  if (answer.state === 'failed') return <ErrorNotice problem={answer.problem} />;
  const versions = answer.value.touches.filter(
    ({ entry }) => entry?.kind === 'file' || entry?.kind === 'hardlink',
  );
  if (versions.length < 2) {
    return (
      <EmptyState
        icon={<Diff className="size-6" />}
        title={t('file.oneVersion')}
        hint={t('file.oneVersionHint')}
      />
    );
  }
  return <Versions image={summary.imageId} path={path} versions={versions} />;
}

interface VersionsProps {
  readonly image: string;
  readonly path: string;
  /** At least two. */
  readonly versions: readonly PathTouch[];
}

function Versions({ image, path, versions }: VersionsProps) {
  const { t } = useTranslation('layers');
  const [before, setBefore] = useState(versions.at(-2)?.layer ?? 0);
  const [after, setAfter] = useState(versions.at(-1)?.layer ?? 0);
  const options = versions.map(({ layer, kind }) => ({
    value: String(layer),
    label: t('file.layerChoice', { number: layer + 1, word: t(`change.${kind}`) }),
  }));
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-3 border-b px-3 py-1 text-xs">
        <label className="flex items-center gap-1.5">
          {t('file.before')}
          <Select
            label={t('file.before')}
            value={String(before)}
            onChange={(value) => setBefore(Number(value))}
            options={options}
          />
        </label>
        <label className="flex items-center gap-1.5">
          {t('file.after')}
          <Select
            label={t('file.after')}
            value={String(after)}
            onChange={(value) => setAfter(Number(value))}
            options={options}
          />
        </label>
      </div>
      <div className="min-h-0 flex-1">
        <Cancellable key={`${String(before)} ${String(after)}`}>
          {(cancel) => <Compared {...{ image, path, before, after }} onCancel={cancel} />}
        </Cancellable>
      </div>
    </div>
  );
}

type Texts =
  | { readonly state: 'loading' }
  | { readonly state: 'too-large' }
  | { readonly state: 'no-text' }
  | { readonly state: 'failed'; readonly problem: Problem }
  | { readonly state: 'ready'; readonly before: string; readonly after: string };

interface ComparedProps {
  readonly image: string;
  readonly path: string;
  readonly before: number;
  readonly after: number;
}

function useTexts({ image, path, before, after }: ComparedProps): Texts {
  const askBefore = useAskBytes({ image, layer: before, view: 'merged' }, path);
  const askAfter = useAskBytes({ image, layer: after, view: 'merged' }, path);
  const [texts, setTexts] = useState<Texts>({ state: 'loading' });
  useEffect(() => {
    const gone = new AbortController();
    const read = async (): Promise<Texts> => {
      const [old, now] = await Promise.all([
        askBefore(0, mostBytes, gone.signal),
        askAfter(0, mostBytes, gone.signal),
      ]);
      if (!('bytes' in old)) return { state: 'failed', problem: old };
      if (!('bytes' in now)) return { state: 'failed', problem: now };
      if (!old.complete || !now.complete) return { state: 'too-large' };
      const [oldText, newText] = [textOf(old.bytes, true), textOf(now.bytes, true)];
      if (oldText === null || newText === null) return { state: 'no-text' };
      return { state: 'ready', before: oldText, after: newText };
    };
    void read().then((found) => {
      if (!gone.signal.aborted) setTexts(found);
    });
    return () => gone.abort();
  }, [askBefore, askAfter]);
  return texts;
}

function Compared(props: ComparedProps & { readonly onCancel: () => void }) {
  const { t } = useTranslation('layers');
  const texts = useTexts(props);
  if (texts.state === 'loading') return <WaitingForImage onCancel={props.onCancel} />;
  if (texts.state === 'failed') return <ErrorNotice problem={texts.problem} />;
  if (texts.state === 'too-large') return <p className="p-3 text-muted">{t('file.tooLarge')}</p>;
  if (texts.state === 'no-text') return <p className="p-3 text-muted">{t('file.notText')}</p>;
  const label = (layer: number): string => t('list.layer', { number: layer + 1 });
  return (
    <DifferenceText
      path={props.path}
      before={texts.before}
      after={texts.after}
      beforeLabel={label(props.before)}
      afterLabel={label(props.after)}
    />
  );
}
