import { Command } from 'cmdk';
import { Container } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { NewBase } from '@stagecraft/dockerfile';
import { useImages } from '../gestures/new-stage/use-images.ts';

const prefix = 'image ';

interface ImageEntriesProps {
  readonly typed: string;
  readonly className: string;
  readonly onChoose: (value: string) => void;
}

/** Images that match what is typed, each to begin a stage with or to be dragged to one. */
export function ImageEntries({ typed, className, onChoose }: ImageEntriesProps) {
  const { t } = useTranslation('graph');
  const { suggestions } = useImages(typed);
  if (suggestions.length === 0) return null;
  return (
    <Command.Group heading={t('palette.images')}>
      {suggestions.map(({ ref, from }) => (
        <Command.Item
          key={ref}
          value={prefix + ref}
          keywords={[ref]}
          onSelect={onChoose}
          data-palette-image={ref}
          className={className}
        >
          <span className="flex items-center gap-1.5">
            <Container aria-hidden className="size-3.5 shrink-0 text-muted" />
            <span className="min-w-0 truncate font-mono text-xs">{ref}</span>
            <span className="ml-auto shrink-0 text-2xs text-muted">
              {t(`newStage.from.${from}`)}
            </span>
          </span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}

/** The image that an entry's value stands for; null for other entries. */
export function imageOf(value: string): NewBase | null {
  return value.startsWith(prefix) ? { kind: 'image', ref: value.slice(prefix.length) } : null;
}
