import { ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { IconButton } from '../../../ui/button.tsx';
import type { Looking } from '../look/use-look.ts';

interface SearchBarProps {
  readonly looking: Pick<Looking, 'hits' | 'at' | 'goTo'>;
}

/** Finds nodes and rows by their names and texts; Enter goes from hit to hit, Escape ends it. */
export function SearchBar(props: SearchBarProps) {
  const { hits, at, goTo } = props.looking;
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const words = useAppStore((state) => state.canvasSearch ?? '');
  const asked = useAppStore((state) => state.graphRequest?.count);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (store.getState().graphRequest?.kind === 'search') field.current?.select();
  }, [store, asked]);
  const move = (by: number): void => {
    if (hits.length > 0) goTo((at + by + hits.length) % hits.length);
  };
  const close = (): void => {
    const hit = hits[at];
    store.getState().setCanvasSearch(null);
    if (hit?.row != null) store.getState().select({ rows: [hit.row] });
    else if (hit !== undefined) store.getState().select({ nodes: [hit.node] });
    store.getState().requestGraph('focus');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') move(event.shiftKey ? -1 : 1);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      role="search"
      aria-label={t('search.label')}
      className="flex items-center gap-0.5 rounded-lg border border-line-strong bg-raised py-0.5 pr-0.5 pl-2"
      onKeyDown={onKeyDown}
    >
      <Search aria-hidden className="size-3.5 shrink-0 text-muted" />
      <input
        ref={field}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it opens because the person asked for it
        autoFocus
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        value={words}
        spellCheck={false}
        autoComplete="off"
        className="h-6 w-40 min-w-0 bg-transparent px-1 text-xs outline-none"
        onChange={(event) => store.getState().setCanvasSearch(event.target.value)}
      />
      <Count words={words} at={at} count={hits.length} />
      <Steps none={hits.length === 0} move={move} />
      <IconButton label={t('search.close')} size="small" onClick={close}>
        <X aria-hidden className="size-3.5" />
      </IconButton>
    </div>
  );
}

function Steps(props: { readonly none: boolean; readonly move: (by: number) => void }) {
  const { none, move } = props;
  const { t } = useTranslation('graph');
  return (
    <>
      <IconButton
        label={t('search.previous')}
        shortcut="Shift+Enter"
        size="small"
        disabled={none}
        onClick={() => move(-1)}
      >
        <ChevronUp aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton
        label={t('search.next')}
        shortcut="Enter"
        size="small"
        disabled={none}
        onClick={() => move(1)}
      >
        <ChevronDown aria-hidden className="size-3.5" />
      </IconButton>
    </>
  );
}

function Count(props: { readonly words: string; readonly at: number; readonly count: number }) {
  const { words, at, count } = props;
  const { t } = useTranslation('graph');
  const found = count === 0 ? t('search.none') : t('search.hits', { at: at + 1, count });
  return (
    <span role="status" className="min-w-16 px-1 text-right text-2xs text-muted">
      {words.trim() === '' ? '' : found}
    </span>
  );
}
