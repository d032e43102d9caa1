import type { LayerOrigins, LayersSummary, PathBlame, PathTouch } from '@stagecraft/contracts';
import { Package } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { ChangeMark } from '../shared/change-mark.tsx';
import { LayerName } from '../shared/layer-name.tsx';
import { LineLink } from '../shared/line-link.tsx';
import { modeText } from '../shared/words.ts';
import { useBlame } from './use-blame.ts';
import { Cancellable, WaitingForImage } from '../shared/waiting.tsx';

interface BlameViewProps {
  readonly summary: LayersSummary;
  readonly origins: LayerOrigins | null;
  readonly path: string;
}

/** The layers that did something to a path, the last one first, and the package that owns it. */
export function BlameView(props: BlameViewProps) {
  return <Cancellable>{(cancel) => <Blame {...props} onCancel={cancel} />}</Cancellable>;
}

function Blame(props: BlameViewProps & { readonly onCancel: () => void }) {
  const { summary, origins, path, onCancel } = props;
  const answer = useBlame(summary.imageId, path);
  if (answer.state === 'loading') return <WaitingForImage onCancel={onCancel} />;
  if (answer.state === 'failed') return <ErrorNotice problem={answer.problem} />;
  const touches = answer.value.touches.toReversed();
  return (
    <div className="h-full overflow-auto p-3" tabIndex={0}>
      <Verdict blame={answer.value} />
      <ol className="mt-2 flex flex-col">
        {touches.map((touch) => (
          <li
            key={touch.layer}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-t py-1.5"
          >
            <span className="w-36 shrink-0 text-xs">
              <ChangeMark change={touch.kind} />
            </span>
            <span className="min-w-40 flex-1">
              <LayerName summary={summary} layer={touch.layer} />
            </span>
            <Facts touch={touch} />
            <LineLink origins={origins} layer={touch.layer} />
          </li>
        ))}
      </ol>
    </div>
  );
}

function Verdict({ blame }: { readonly blame: PathBlame }) {
  const { t } = useTranslation('layers');
  const last = blame.touches.at(-1);
  const number = { number: (last?.layer ?? 0) + 1 };
  const words =
    last === undefined
      ? t('file.never')
      : last.kind === 'removed'
        ? t('file.gone', number)
        : t('file.put', number);
  return (
    <>
      <p className="font-medium">{words}</p>
      <p className="mt-0.5 flex items-center gap-1.5 text-xs text-muted">
        <Package aria-hidden className="size-3.5" />
        {blame.owner === null ? t('file.noOwner') : t('file.owner', { ...blame.owner })}
      </p>
    </>
  );
}

function Facts({ touch }: { readonly touch: PathTouch }) {
  const { i18n } = useTranslation('layers');
  const { entry } = touch;
  if (entry === null) return null;
  return (
    <span className="font-mono text-2xs text-muted">
      {modeText(entry.kind, entry.mode)} {entry.uid}:{entry.gid}{' '}
      {formatBytes(entry.size, i18n.language)}
    </span>
  );
}
