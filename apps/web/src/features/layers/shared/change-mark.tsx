import { CircleMinus, CirclePlus, Copy, Dot, PencilLine, SlidersHorizontal } from 'lucide-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from '../../../ui/class-names.ts';

export type ChangeWord =
  'added' | 'changed' | 'removed' | 'metadata' | 'repeated' | 'sameContent' | 'inside';

const looks: Readonly<
  Record<
    ChangeWord,
    { readonly icon: ComponentType<{ className?: string }>; readonly tone: string }
  >
> = {
  added: { icon: CirclePlus, tone: 'text-done' },
  changed: { icon: PencilLine, tone: 'text-warning' },
  removed: { icon: CircleMinus, tone: 'text-danger' },
  metadata: { icon: SlidersHorizontal, tone: 'text-cached' },
  repeated: { icon: Copy, tone: 'text-cached' },
  sameContent: { icon: Copy, tone: 'text-cached' },
  inside: { icon: Dot, tone: 'text-muted' },
};

/** What a layer does to a path: icon, colour and word. */
export function ChangeMark(props: { readonly change: ChangeWord; readonly className?: string }) {
  const { t } = useTranslation('layers');
  const { icon: Icon, tone } = looks[props.change];
  return (
    <span
      className={classNames(
        'inline-flex max-w-full min-w-0 items-center gap-1',
        tone,
        props.className,
      )}
    >
      <span aria-hidden className="shrink-0">
        <Icon className="size-3.5" />
      </span>
      <span className="truncate">{t(`change.${props.change}`)}</span>
    </span>
  );
}
