import { Command } from 'cmdk';
import { ChevronDown, Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { Waiting } from '../shared/waiting.tsx';
import { otherImages, refLabel } from './other-images.ts';

/** As many are listed; typing finds the others. */
const mostListed = 50;

interface ImageChooserProps {
  /** Id or name of the image that is not offered. */
  readonly image: string;
  readonly other: string | null;
  readonly onChoose: (ref: string) => void;
}

/** A button that opens the engine's other images with a field to find one of them. */
export function ImageChooser({ image, other, onChoose }: ImageChooserProps) {
  const { t } = useTranslation('layers');
  const [open, setOpen] = useState(false);
  return (
    <Popover
      label={t('compare.choose')}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button className="max-w-96 min-w-48">
          <span className="min-w-0 flex-1 truncate text-left">
            {other === null ? t('compare.choose') : refLabel(other)}
          </span>
          <ChevronDown aria-hidden className="size-3.5 shrink-0 text-muted" />
        </Button>
      }
    >
      <Others
        image={image}
        onChoose={(ref) => {
          setOpen(false);
          onChoose(ref);
        }}
      />
    </Popover>
  );
}

function Others({ image, onChoose }: Pick<ImageChooserProps, 'image' | 'onChoose'>) {
  const { t } = useTranslation('layers');
  const [search, setSearch] = useState('');
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer('images', (signal) => ask('listImages', { signal }));
  if (answer.state === 'loading') return <Waiting />;
  if (answer.state === 'failed') return <ErrorNotice problem={answer.problem} />;
  const refs = answer.value.images.map(({ ref }) => ref);
  const found = otherImages(refs, image, search);
  return (
    <Command label={t('compare.choose')} shouldFilter={false} loop>
      <div className="flex h-8 items-center gap-2 rounded-md border border-line-strong bg-field px-2 focus-within:border-accent">
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <Command.Input
          autoFocus
          value={search}
          onValueChange={setSearch}
          placeholder={t('compare.search')}
          className="h-full min-w-0 flex-1 bg-transparent text-sm text-ink outline-none placeholder:text-faint"
        />
      </div>
      <Command.List label={t('compare.choose')} className="mt-1 max-h-48 overflow-y-auto">
        <Command.Empty className="px-2 py-3 text-center text-xs text-muted">
          {t(search === '' ? 'compare.noOther' : 'compare.noneFound')}
        </Command.Empty>
        {found.slice(0, mostListed).map((ref) => (
          <Command.Item
            key={ref}
            value={ref}
            onSelect={() => onChoose(ref)}
            className="flex min-h-7 items-center rounded px-2 font-mono text-xs break-all select-none data-[selected=true]:bg-selected"
          >
            {refLabel(ref)}
          </Command.Item>
        ))}
      </Command.List>
      {found.length <= mostListed ? null : (
        <p className="mt-1 border-t pt-1 text-xs text-muted">
          {t('compare.more', { shown: mostListed, count: found.length })}
        </p>
      )}
    </Command>
  );
}
