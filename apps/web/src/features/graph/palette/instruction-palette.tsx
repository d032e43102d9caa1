import { Command } from 'cmdk';
import { CornerDownLeft, Layers, Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstructionPlace, NewBase } from '@stagecraft/dockerfile';
import { instructionReference } from '@stagecraft/dockerfile/reference';
import { packDrag } from '../../../state/drag-data.ts';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { useDragSource } from '../../../ui/drag-source.ts';
import { performAndShow } from '../gestures/perform.ts';
import { usePreviewed } from '../gestures/use-previewed.ts';
import { placeAfter } from '../selection/place.ts';
import { subjectOf } from '../selection/subject.ts';
import { ImageEntries, imageOf } from './image-entries.tsx';
import { matchOf } from './match.ts';
import { insertable, startingText, typedInstruction, type Insertable } from './starting-texts.ts';
import { usePlaceName } from './use-place-name.ts';
import { useEscape, useFocusBack } from './use-focus-back.ts';

const stageKinds = ['image', 'stage', 'scratch'] as const;
type StageKind = (typeof stageKinds)[number];

/**
 * All instructions, with what they do, the kinds of new stages, and images. What is highlighted is previewed at
 * the place; choosing puts it in, dragging puts it elsewhere.
 */
export function InstructionPalette(props: { readonly place: InstructionPlace | null }) {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const frame = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState('');
  const [highlit, setHighlit] = useState('');
  const place = usePlace(props.place);
  const close = (): void => store.getState().setTask(null);
  const text = textOf(highlit, typed);
  const fresh = useFreshChoice(highlit, typed);
  usePreviewed(
    place !== null && text !== null && fresh ? { kind: 'insertText', place, text } : null,
  );
  useEscape(frame, close);
  useFocusBack();
  useEffect(() => store.getState().setOpenForm(null), [store]);
  useDragSource(frame, dragSourceAt);
  const choose = (value: string): void => {
    const chosen = textOf(value, typed);
    close();
    if (chosen === null || place === null) store.getState().setTask(stageTask(value));
    else void performAndShow(store, { kind: 'insertText', place, text: chosen });
  };
  return (
    <div ref={frame} role="dialog" aria-label={t('palette.title')} className="graph-dock">
      <Command
        label={t('palette.title')}
        loop
        filter={matchOf}
        value={highlit}
        onValueChange={setHighlit}
        className="flex min-h-0 flex-1 flex-col"
      >
        <div className="flex h-9 shrink-0 items-center gap-2 border-b pr-1 pl-2.5 focus-within:border-accent">
          <Search aria-hidden className="size-4 shrink-0 text-muted" />
          <Command.Input
            autoFocus
            value={typed}
            onValueChange={setTyped}
            placeholder={t('palette.placeholder')}
            className="h-full min-w-0 flex-1 bg-transparent text-sm text-ink outline-none placeholder:text-faint"
          />
          <IconButton label={t('palette.close')} size="small" onClick={close}>
            <X aria-hidden className="size-4" />
          </IconButton>
        </div>
        <p className="shrink-0 truncate border-b px-2.5 py-1 text-2xs text-muted">
          {usePlaceName(place)}
        </p>
        <PaletteList typed={typed} withRows={place !== null} onChoose={choose} />
      </Command>
      <p className="shrink-0 border-t px-2.5 py-1 text-2xs text-muted">{t('palette.hint')}</p>
    </div>
  );
}

/** Whether something was chosen or typed since the last gesture: what was dropped just now is not previewed again. */
function useFreshChoice(highlit: string, typed: string): boolean {
  const done = useAppStore((state) => state.canvasNotice?.count ?? 0);
  const choice = `${highlit}\n${typed}`;
  const [seen, setSeen] = useState({ choice, done });
  if (seen.choice !== choice) setSeen({ choice, done });
  return seen.choice !== choice || seen.done === done;
}

/** The place that was asked for, else where the keyboard is. */
function usePlace(asked: InstructionPlace | null): InstructionPlace | null {
  const store = useAppStoreApi();
  const [place] = useState(() => {
    const subject = subjectOf(store.getState());
    return asked ?? (subject === null ? null : placeAfter(subject));
  });
  return place;
}

interface PaletteListProps {
  readonly typed: string;
  /** Whether there is a stage to put instructions in. */
  readonly withRows: boolean;
  readonly onChoose: (value: string) => void;
}

function PaletteList({ typed, withRows, onChoose }: PaletteListProps) {
  const { t } = useTranslation('graph');
  const literal = typedInstruction(typed);
  const heading =
    '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-1.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted';
  return (
    <Command.List
      label={t('palette.title')}
      className={`min-h-0 flex-1 overflow-y-auto p-1 ${heading}`}
    >
      <Command.Empty className="px-2 py-4 text-center text-muted">
        {t('palette.none')}
      </Command.Empty>
      {literal === null || !withRows ? null : (
        <Command.Item value={typed} onSelect={onChoose} className={entry}>
          <span className="flex items-center gap-1.5">
            <CornerDownLeft aria-hidden className="size-3.5 shrink-0 text-muted" />
            <span className="truncate font-mono text-xs">{literal}</span>
          </span>
        </Command.Item>
      )}
      {withRows ? (
        <Command.Group heading={t('palette.instructions')}>
          {insertable.map((keyword) => (
            <InstructionEntry key={keyword} keyword={keyword} onChoose={onChoose} />
          ))}
        </Command.Group>
      ) : null}
      <Command.Group heading={t('palette.stages')}>
        {stageKinds.map((kind) => (
          <Command.Item
            key={kind}
            value={`stage ${kind}`}
            keywords={['FROM', t(`palette.stage.${kind}`)]}
            onSelect={onChoose}
            data-palette-stage={kind}
            className={entry}
          >
            <span className="flex items-center gap-1.5 text-sm">
              <Layers aria-hidden className="size-3.5 shrink-0 text-accent" />
              {t(`palette.stage.${kind}`)}
            </span>
          </Command.Item>
        ))}
      </Command.Group>
      <ImageEntries typed={typed} className={entry} onChoose={onChoose} />
    </Command.List>
  );
}

function InstructionEntry(props: {
  readonly keyword: Insertable;
  readonly onChoose: (value: string) => void;
}) {
  const { keyword, onChoose } = props;
  const { t } = useTranslation('graph');
  const language = useAppStore((state) => state.language);
  // Markdown, of which one sentence has no more than code.
  const summary = instructionReference.get(keyword)?.summary[language].replaceAll('`', '') ?? '';
  return (
    <Command.Item
      value={keyword}
      keywords={[summary, t(`palette.words.${keyword}`)]}
      onSelect={onChoose}
      data-palette-text={startingText(keyword)}
      className={entry}
    >
      <span className="font-mono text-xs font-semibold text-accent">{keyword}</span>
      <span className="text-xs leading-4 text-muted">{summary}</span>
    </Command.Item>
  );
}

const entry =
  'flex cursor-grab flex-col gap-0.5 rounded px-2 py-1 select-none data-[selected=true]:bg-selected';

/** What an entry puts in; null for a new stage. */
function textOf(value: string, typed: string): string | null {
  if (value === '') return null;
  const keyword = insertable.find((one) => one === value);
  if (keyword !== undefined) return startingText(keyword);
  return value === typed.trim() || value === typed ? typedInstruction(typed) : null;
}

function stageTask(value: string) {
  const image = imageOf(value);
  if (image !== null) return { kind: 'addStage', base: image } as const;
  const kind = stageKinds.find((one) => value === `stage ${one}`) ?? 'image';
  return { kind: 'addStage', base: baseFor(kind) } as const;
}

/** Which image is still to be chosen. */
function baseFor(kind: StageKind): NewBase | null {
  if (kind === 'scratch') return { kind };
  return kind === 'stage' ? { kind, stage: 0 } : null;
}

function dragSourceAt(target: Element) {
  const element = target.closest<HTMLElement>(
    '[data-palette-text],[data-palette-stage],[data-palette-image]',
  );
  if (element === null) return null;
  const text = element.dataset['paletteText'];
  if (text !== undefined) {
    return { element, data: packDrag({ kind: 'text', text }), text, label: text };
  }
  const ref = element.dataset['paletteImage'];
  if (ref !== undefined) {
    return { element, data: packDrag({ kind: 'stage', base: { kind: 'image', ref } }), label: ref };
  }
  const kind = stageKinds.find((one) => one === element.dataset['paletteStage']) ?? 'image';
  const label = element.textContent ?? '';
  return { element, data: packDrag({ kind: 'stage', base: baseFor(kind) }), label };
}
