import { Command } from 'cmdk';
import { Container, Search } from 'lucide-react';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { normalizeReference } from '@stagecraft/dockerfile';
import { useAppStore } from '../../../../state/hooks.tsx';
import { classNames } from '../../../../ui/class-names.ts';
import { formatBytes } from '../../../../ui/format.ts';
import { likelyMeant, suggestStages, type ImageSuggestion } from './suggest-images.ts';
import { useImages } from './use-images.ts';

interface ImageSearchProps {
  readonly value: string;
  /** Takes the keyboard as it appears. */
  readonly autoFocus: boolean;
  readonly onChange: (ref: string) => void;
  /** Enter, or a press on a suggestion: this one it shall be. */
  readonly onChoose: (ref: string) => void;
  /** Stages that can be named in an image's place. */
  readonly stages?: readonly string[];
  /** Shows what matches only while it has the keyboard. */
  readonly folds?: boolean;
  /** Before its own keys. */
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

const noStages: readonly string[] = [];

/** What is typed as an image of its own, null where it can be none; what else it can mean; and what Enter takes. */
function useSuggestions(value: string, stages: readonly string[]) {
  const { suggestions: images, withoutEngine } = useImages(value);
  const typed = value.trim();
  const suggestions = [...suggestStages(typed, stages), ...images];
  const different = suggestions.filter(({ ref }) => ref !== typed);
  const exact = suggestions.find(({ ref }) => ref === typed);
  const own: ImageSuggestion = exact ?? { ref: typed, from: 'known', bytes: null, text: null };
  const valid = typed !== '' && (typed.includes('$') || normalizeReference(typed).ok);
  const meant = exact === undefined ? likelyMeant(typed, different) : typed;
  const others = different.toSorted((a, b) => Number(b.ref === meant) - Number(a.ref === meant));
  const first = valid ? meant : (others[0]?.ref ?? '');
  const asTyped = valid ? own : null;
  return { typed, asTyped, others, exact: exact !== undefined, first, withoutEngine };
}

/** A field for an image's name over the images that match it. */
export function ImageSearch(props: ImageSearchProps) {
  const { value, onChange, onChoose, stages = noStages, folds = false } = props;
  const { t } = useTranslation('graph');
  const { typed, asTyped, others, exact, first, withoutEngine } = useSuggestions(value, stages);
  const { open, whileInside } = useFolding(folds);
  // The list begins with what Enter takes.
  const guessed = first !== typed;
  const own = asTyped && <Entry image={asTyped} onChoose={onChoose} typed={!exact} />;
  const [highlit, setHighlit] = useState(first);
  // The engine's images come after the well-known ones, and stand above them.
  useEffect(() => setHighlit(first), [first]);
  return (
    <Command
      label={t('newStage.image')}
      value={highlit}
      onValueChange={setHighlit}
      {...whileInside}
      onKeyDown={(event) => {
        props.onKeyDown?.(event);
        if (highlit === typed && isEnter(event)) submitFormOf(event);
      }}
      shouldFilter={false}
      loop
      className="overflow-hidden rounded-md border border-line-strong bg-field"
    >
      <div
        className={classNames(
          'flex items-center gap-2 px-2 focus-within:border-accent',
          folds ? 'h-7' : 'h-8',
          open && 'border-b',
        )}
      >
        <Search aria-hidden className="size-4 shrink-0 text-muted" />
        <Command.Input
          autoFocus={props.autoFocus}
          value={value}
          onValueChange={onChange}
          // What is there is mostly to be replaced.
          onFocus={({ target }) => target.select()}
          placeholder={t('newStage.imagePlaceholder')}
          className="h-full min-w-0 flex-1 bg-transparent font-mono text-sm text-ink outline-none placeholder:font-sans placeholder:text-faint"
        />
      </div>
      <Command.List
        hidden={!open}
        label={t('newStage.images')}
        className="max-h-48 overflow-y-auto p-1"
      >
        <Command.Empty className="px-2 py-3 text-center text-xs text-muted">
          {t(typed === '' ? 'newStage.noImages' : 'newStage.badImage')}
        </Command.Empty>
        {guessed ? null : own}
        {others.map((image) => (
          <Entry key={image.ref} image={image} onChoose={onChoose} typed={false} />
        ))}
        {guessed ? own : null}
      </Command.List>
      {withoutEngine && open ? (
        <p className="border-t px-2 py-1 text-2xs text-muted">{t('newStage.noEngine')}</p>
      ) : null}
    </Command>
  );
}

/** Whether the list is shown, and what follows the keyboard for that. */
function useFolding(folds: boolean) {
  const [inside, setInside] = useState(false);
  const whileInside = { onFocus: () => setInside(true), onBlur: () => setInside(false) };
  return { open: !folds || inside, whileInside };
}

function isEnter({ key, nativeEvent }: KeyboardEvent): boolean {
  return key === 'Enter' && !nativeEvent.isComposing;
}

/** An image that is chosen already needs no second choice: Enter then answers the question that it is part of. */
function submitFormOf(event: KeyboardEvent): void {
  if (!(event.target instanceof HTMLInputElement) || event.target.form === null) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

interface EntryProps {
  readonly image: ImageSuggestion;
  readonly typed: boolean;
  readonly onChoose: (ref: string) => void;
}

function Entry({ image, typed, onChoose }: EntryProps) {
  const { t } = useTranslation('graph');
  const language = useAppStore((state) => state.language);
  const { ref, from, bytes, text } = image;
  const detail = typed ? t('newStage.asTyped') : t(`newStage.from.${from}`);
  return (
    <Command.Item
      value={ref}
      // The field keeps the keyboard, and with it this list.
      onMouseDown={(event) => event.preventDefault()}
      onSelect={() => onChoose(ref)}
      className="flex min-h-7 items-center gap-2 rounded px-2 py-0.5 select-none data-[selected=true]:bg-selected"
    >
      <Container aria-hidden className="size-3.5 shrink-0 text-muted" />
      <span className="shrink-0 font-mono text-xs">{ref}</span>
      <span className="min-w-0 flex-1 truncate text-right text-2xs text-muted">
        {[detail, bytes === null ? text?.[language] : formatBytes(bytes, language)]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </Command.Item>
  );
}
