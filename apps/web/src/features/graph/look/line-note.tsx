import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Line } from '@stagecraft/graph-layout';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { carriedBytes } from '../model/line-label.ts';
import { lineSentences } from '../model/line-sentences.ts';
import { revealInstruction } from '../reveal.ts';
import type { GraphModel } from '../use-graph-model.ts';

/** ms that the pointer rests on a line before it is explained, and has to get from it to the note. */
const showAfter = 250;
const hideAfter = 200;
/** More sentences than these are counted only. */
const mostSentences = 8;
const width = 300;

interface LineNoteProps {
  readonly frame: RefObject<HTMLElement | null>;
  readonly model: GraphModel;
}

/** Says what the line under the pointer stands for; each sentence leads to its instruction. */
export function LineNote(props: LineNoteProps) {
  const note = useRef<HTMLDivElement>(null);
  const place = useRestingPlace(props.frame, note);
  const line = place === null ? undefined : props.model.lines.find(({ id }) => id === place.line);
  if (place === null || line === undefined) return null;
  return (
    <div
      ref={note}
      className="nodrag nopan absolute z-10 rounded-lg border border-line-strong bg-raised p-1 text-xs text-ink shadow-pop"
      style={{ left: place.x, top: place.y, width }}
    >
      <Sentences line={line} model={props.model} />
    </div>
  );
}

function Sentences(props: { readonly line: Line; readonly model: GraphModel }) {
  const { line, model } = props;
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const language = useAppStore((state) => state.language);
  const bytes = useAppStore((state) => carriedBytes(line, state.overlay));
  const sentences = lineSentences(line, model.cards, t);
  const more = sentences.length - mostSentences;
  return (
    <>
      {sentences.slice(0, mostSentences).map(({ instruction, text }) =>
        instruction === null ? (
          <p key="output" className="px-1.5 py-1">
            {text}
          </p>
        ) : (
          <button
            key={`${String(instruction)} ${text}`}
            type="button"
            tabIndex={-1}
            className="block w-full rounded px-1.5 py-1 text-left wrap-anywhere hover:bg-hover"
            onClick={() => revealInstruction(store, instruction, true)}
          >
            {text}
          </button>
        ),
      )}
      {more > 0 ? (
        <p className="px-1.5 py-1 text-muted">{t('lines.more', { count: more })}</p>
      ) : null}
      {bytes === null ? null : (
        <p className="px-1.5 py-1 text-muted">
          {t('lines.bytes', { size: formatBytes(bytes, language) })}
        </p>
      )}
    </>
  );
}

interface Place {
  readonly line: string;
  readonly x: number;
  readonly y: number;
}

/** The line that the pointer rests on, and where in the frame; it stays while the pointer is on the note. */
function useRestingPlace(
  frame: RefObject<HTMLElement | null>,
  note: RefObject<HTMLElement | null>,
): Place | null {
  const [place, setPlace] = useState<Place | null>(null);
  useEffect(() => {
    const pane = frame.current;
    if (pane === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let at: string | null = null;
    const later = (next: Place | null, ms: number): void => {
      clearTimeout(timer);
      timer = setTimeout(() => setPlace(next), ms);
    };
    const onOver = (event: PointerEvent): void => {
      const { target } = event;
      if (!(target instanceof Element) || event.buttons !== 0) return;
      if (note.current?.contains(target) === true) {
        clearTimeout(timer);
        return;
      }
      const line = target.closest('[data-graph-line]')?.getAttribute('data-graph-line') ?? null;
      if (line === at) return;
      at = line;
      if (line === null) later(null, hideAfter);
      else later({ line, ...beside(pane, event) }, showAfter);
    };
    const hide = (): void => {
      at = null;
      later(null, 0);
    };
    pane.addEventListener('pointerover', onOver);
    pane.addEventListener('pointerleave', hide);
    pane.addEventListener('wheel', hide, { passive: true });
    pane.addEventListener('pointerdown', onDown);
    return () => {
      clearTimeout(timer);
      pane.removeEventListener('pointerover', onOver);
      pane.removeEventListener('pointerleave', hide);
      pane.removeEventListener('wheel', hide);
      pane.removeEventListener('pointerdown', onDown);
    };
    function onDown(event: PointerEvent): void {
      if (event.target instanceof Node && note.current?.contains(event.target) !== true) hide();
    }
  }, [frame, note]);
  return place;
}

/** A place in the pane beside the pointer where the note has room. */
function beside(pane: HTMLElement, { clientX, clientY }: PointerEvent) {
  const { left, top, right, bottom } = pane.getBoundingClientRect();
  const gap = 10;
  const room = 120;
  return {
    x: Math.max(gap, Math.min(clientX + gap, right - width - gap) - left),
    y: (clientY + room > bottom ? clientY - room : clientY + gap) - top,
  };
}
