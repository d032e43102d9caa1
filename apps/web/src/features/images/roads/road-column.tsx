import { recordedInstruction } from '@stagecraft/build-trace';
import { Eye, CircleHelp, Repeat2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { EvidenceList } from './evidence-list.tsx';
import { evidenceOf } from './evidence.ts';
import type { RoadColumn } from './read-roads.ts';
import { bytesOf, roadOf, stepsOf, type RoadFacts, type Step } from './road.ts';
import type { Tale } from './tale.ts';

/** Largest figures of all columns, bytes: what a full bar stands for. */
export interface RoadScale {
  readonly image: number;
  readonly layer: number;
}

interface ColumnProps {
  readonly column: RoadColumn;
  readonly scale: RoadScale;
  readonly onRemove: () => void;
}

/** One image with its layers, history, configuration and what follows from them. */
export function Column({ column, scale, onRemove }: ColumnProps) {
  const { t } = useTranslation('roads');
  const showImage = useAppStore((state) => state.showImage);
  const { image, facts } = column;
  const name = image.replace(/^sha256:(.{12}).*/, '$1');
  return (
    <section
      aria-label={name}
      className="row-span-5 grid min-w-0 grid-rows-subgrid gap-0 rounded-md border bg-panel"
    >
      <header className="flex min-w-0 items-start gap-2 border-b px-3 py-2">
        <div className="flex min-w-0 flex-1 flex-col items-start gap-1">
          <h3 className="max-w-full">
            <button
              type="button"
              title={t('show', { name })}
              onClick={() => showImage(image, 'history')}
              className="max-w-full rounded-sm text-left font-mono break-all text-sm font-medium hover:underline"
            >
              {name}
            </button>
          </h3>
          {facts === null ? null : <Badge tone="accent">{t(`road.${roadOf(facts)}`)}</Badge>}
        </div>
        <IconButton size="small" label={t('remove', { name })} onClick={onRemove}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </header>
      {facts === null ? (
        <div className="row-span-4 p-3">
          <ErrorNotice problem={column.problem} />
        </div>
      ) : (
        <Facts facts={facts} scale={scale} />
      )}
    </section>
  );
}

function Facts({ facts, scale }: { readonly facts: RoadFacts; readonly scale: RoadScale }) {
  const { t, i18n } = useTranslation('roads');
  const { detail, base } = facts;
  const steps = stepsOf(facts).toReversed();
  const below = base === null ? null : bytesOf(detail.history.slice(0, base.entries));
  return (
    <>
      <div className="flex flex-col gap-1 border-b px-3 py-2 text-xs">
        <p className="text-lg font-semibold tabular-nums">
          {formatBytes(detail.size, i18n.language)}
        </p>
        <Bar share={detail.size / scale.image} />
        <p className="text-muted">
          {base === null
            ? t('layers', { count: detail.layers.length })
            : t('layersOf', {
                count: detail.layers.length,
                own: detail.layers.length - base.layers,
                base: base.name,
              })}
        </p>
      </div>
      <ol aria-label={t('history')} className="flex flex-col gap-2 border-b px-3 py-2 text-xs">
        {steps.map((step, index) => (
          // Entries of one image's history, which are never moved.
          <HistoryStep key={index} step={step} scale={scale} />
        ))}
        {base === null ? null : (
          <LayerRow size={below} share={(below ?? 0) / scale.layer} faint>
            <span className="text-muted">{t('base', { name: base.name })}</span>
          </LayerRow>
        )}
      </ol>
      <Configuration facts={facts} />
      <Findings facts={facts} />
    </>
  );
}

const tones: Readonly<Record<Tale, 'done' | 'warning' | 'danger'>> = {
  instruction: 'done',
  commit: 'warning',
  import: 'danger',
  nothing: 'danger',
};

function HistoryStep({ step, scale }: { readonly step: Step; readonly scale: RoadScale }) {
  const { t } = useTranslation('roads');
  const { entry, tale } = step;
  const text = tale === 'instruction' ? recordedInstruction(entry.createdBy) : entry.createdBy;
  return (
    <LayerRow size={entry.size} share={(entry.size ?? 0) / scale.layer}>
      <code className="line-clamp-3 font-mono break-words whitespace-pre-wrap" title={text}>
        {text === '' ? '–' : text}
      </code>
      {entry.comment === '' || tale === 'instruction' ? null : (
        <p className="break-words text-muted">“{entry.comment}”</p>
      )}
      <Badge tone={tones[tale]}>{t(`tale.${tale}`)}</Badge>
    </LayerRow>
  );
}

interface LayerRowProps {
  /** Bytes; null where the engine does not tell. */
  readonly size: number | null;
  /** From 0 to 1. */
  readonly share: number;
  readonly faint?: boolean;
  readonly children: ReactNode;
}

function LayerRow({ size, share, faint = false, children }: LayerRowProps) {
  const { t, i18n } = useTranslation(['roads', 'app']);
  return (
    <li className="flex min-w-0 flex-col items-start gap-0.5">
      <div className="flex w-full items-center gap-2">
        <div className="min-w-0 flex-1">
          <Bar share={share} faint={faint} />
        </div>
        <span className="w-16 shrink-0 text-right text-muted tabular-nums">
          {size === null ? t('app:state.unknown') : formatBytes(size, i18n.language)}
        </span>
      </div>
      {children}
    </li>
  );
}

/** @param props.share from 0 to 1; the figure is beside it */
function Bar({ share, faint = false }: { readonly share: number; readonly faint?: boolean }) {
  return (
    <div aria-hidden className="h-2 w-full overflow-hidden rounded-full bg-hover">
      <div
        className={faint ? 'h-full bg-line-strong' : 'h-full bg-accent'}
        style={{ width: `${String(Math.min(1, share) * 100)}%`, minWidth: share > 0 ? 2 : 0 }}
      />
    </div>
  );
}

/** What docker run takes over from the image. */
function Configuration({ facts: { detail } }: { readonly facts: RoadFacts }) {
  const { t } = useTranslation('roads');
  const { entrypoint, cmd, env, exposedPorts, user, workingDir } = detail.config;
  const rows: readonly (readonly [string, string])[] = [
    ['ENTRYPOINT', entrypoint === null ? '' : JSON.stringify(entrypoint)],
    ['CMD', cmd === null ? '' : JSON.stringify(cmd)],
    ['ENV', env.map((pair) => pair.split('=')[0] ?? '').join(' ')],
    ['EXPOSE', exposedPorts.join(' ')],
    ['WORKDIR', workingDir],
    ['USER', user],
  ];
  const told = rows.filter(([, value]) => value !== '' && value !== '[]');
  return (
    <div className="border-b px-3 py-2 text-xs">
      <h4 className="mb-1 font-medium text-muted">{t('config')}</h4>
      {told.length === 0 ? (
        <p>{t('noConfig')}</p>
      ) : (
        <dl className="grid grid-cols-[auto_1fr] gap-x-2 gap-y-0.5 font-mono">
          {told.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function Findings({ facts }: { readonly facts: RoadFacts }) {
  const { see, repeat, unknown } = evidenceOf(facts);
  return (
    <div className="flex flex-col gap-3 px-3 py-2 text-xs">
      <EvidenceList
        kind="see"
        icon={<Eye aria-hidden className="size-4 text-accent" />}
        evidence={see}
      />
      <EvidenceList
        kind="repeat"
        icon={<Repeat2 aria-hidden className="size-4 text-done" />}
        evidence={repeat}
      />
      <EvidenceList
        kind="unknown"
        icon={<CircleHelp aria-hidden className="size-4 text-warning" />}
        evidence={unknown}
      />
    </div>
  );
}
