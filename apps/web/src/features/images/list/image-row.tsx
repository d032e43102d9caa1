import type { ImageSummary } from '@stagecraft/contracts';
import { Box, Check, Hammer } from 'lucide-react';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { formatBytes } from '../../../ui/format.ts';
import { Moment } from '../../../ui/moment.tsx';
import { shortId } from './view.ts';

interface ImageRowProps {
  readonly id: string;
  /** Its number among all that are shown, from 1. */
  readonly place: { readonly at: number; readonly of: number };
  readonly image: ImageSummary;
  /** Bytes that it has in common with others; null while they are not known. */
  readonly shared: number | null;
  readonly chosen: boolean;
  readonly active: boolean;
  /** Pixels. */
  readonly top: number;
  readonly height: number;
  readonly onClick: (event: MouseEvent) => void;
  readonly onContextMenu: (event: MouseEvent) => void;
}

/** One image: its names and size, then what else is known. */
export function ImageRow(props: ImageRowProps) {
  const { image, chosen, active } = props;
  const { t, i18n } = useTranslation('images');
  const shown = useAppStore(
    ({ shownImage }) =>
      shownImage !== null && (image.id === shownImage || image.tags.includes(shownImage)),
  );
  return (
    <div
      id={props.id}
      role="option"
      aria-selected={chosen}
      aria-current={shown}
      aria-posinset={props.place.at}
      aria-setsize={props.place.of}
      data-image={image.id}
      onClick={props.onClick}
      onContextMenu={props.onContextMenu}
      className={classNames(
        'absolute inset-x-0 flex cursor-default items-center gap-2 border-l-2 pr-3 pl-1.5 select-none',
        chosen ? 'bg-selected' : shown ? 'bg-hover' : 'hover:bg-hover',
        active || shown ? 'border-accent' : 'border-transparent',
      )}
      style={{ top: props.top, height: props.height }}
    >
      <Check
        aria-hidden
        className={classNames('size-3.5 shrink-0 text-accent', !chosen && 'invisible')}
      />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline gap-3">
          <Names tags={image.tags} />
          <span className="shrink-0 text-xs tabular-nums">
            {formatBytes(image.bytes, i18n.language)}
          </span>
        </div>
        <div className="flex items-center gap-x-3 text-xs text-muted">
          <span className="font-mono">{shortId(image.id)}</span>
          <span>
            {image.createdAt === null ? t('row.noTime') : <Moment at={image.createdAt} ago />}
          </span>
          <Facts image={image} />
          <Own image={image} shared={props.shared} />
        </div>
      </div>
    </div>
  );
}

function Names({ tags }: Pick<ImageSummary, 'tags'>) {
  const { t } = useTranslation('images');
  const [first, ...others] = tags;
  if (first === undefined) {
    return (
      <span className="min-w-0 flex-1 truncate text-sm text-muted italic">{t('row.dangling')}</span>
    );
  }
  return (
    <span
      title={tags.join('\n')}
      className="flex min-w-0 flex-1 items-baseline gap-2 font-mono text-xs"
    >
      <span className="truncate">{first}</span>
      {others.length === 0 ? null : (
        <span className="shrink-0 font-sans text-muted">
          {t('row.moreNames', { count: others.length })}
        </span>
      )}
    </span>
  );
}

function Facts({ image }: { readonly image: ImageSummary }) {
  const { t } = useTranslation('images');
  const { containerIds, builds, platforms } = image;
  const [build] = builds;
  return (
    <>
      {platforms.length === 0 ? null : (
        <span className="truncate" title={platforms.join('\n')}>
          {platforms.length === 1 ? platforms[0] : t('row.platforms', { count: platforms.length })}
        </span>
      )}
      {containerIds.length === 0 ? null : (
        <Fact icon={<Box aria-hidden className="size-3" />}>
          {t('row.containers', { count: containerIds.length })}
        </Fact>
      )}
      {build === undefined ? null : (
        <Fact icon={<Hammer aria-hidden className="size-3" />}>
          {t('row.build', { number: build.number })}
        </Fact>
      )}
    </>
  );
}

function Fact(props: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1">
      {props.icon}
      <span className="truncate">{props.children}</span>
    </span>
  );
}

/** What would be won by removing it alone. */
function Own(props: { readonly image: ImageSummary; readonly shared: number | null }) {
  const { t, i18n } = useTranslation('images');
  if (props.shared === null) return null;
  const own = Math.max(0, props.image.bytes - props.shared);
  return (
    <span className="ml-auto shrink-0 tabular-nums">
      {t('row.own', { size: formatBytes(own, i18n.language) })}
    </span>
  );
}
