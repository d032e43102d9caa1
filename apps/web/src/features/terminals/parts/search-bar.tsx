import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { LiveState, LiveTerminal } from '../live/live-terminal.ts';

/** Searches screen and scrollback. */
export function SearchBar(props: {
  readonly live: LiveTerminal;
  readonly found: LiveState['found'];
}) {
  const { live, found } = props;
  const { t } = useTranslation('terminals');
  const [text, setText] = useState('');
  const count =
    text === '' || found === null
      ? ''
      : found.count === 0
        ? t('search.none')
        : t('search.count', { at: found.at + 1, count: found.count });
  return (
    <form
      role="search"
      className="absolute top-1 right-3 z-10 flex items-center gap-1 rounded-md border border-line-strong bg-raised p-1 shadow-pop"
      onSubmit={(event) => {
        event.preventDefault();
        live.search(text, 'next');
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        live.setSearching(false);
      }}
    >
      <TextField
        label={t('search.label')}
        hideLabel
        autoFocus
        className="w-44"
        value={text}
        onValueChange={(next) => {
          setText(next);
          live.search(next, 'next');
        }}
      />
      <span role="status" className="min-w-16 text-xs text-muted">
        {count}
      </span>
      <IconButton
        size="small"
        label={t('search.previous')}
        onClick={() => live.search(text, 'previous')}
      >
        <ChevronUp aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton size="small" label={t('search.next')} onClick={() => live.search(text, 'next')}>
        <ChevronDown aria-hidden className="size-3.5" />
      </IconButton>
      <IconButton size="small" label={t('search.close')} onClick={() => live.setSearching(false)}>
        <X aria-hidden className="size-3.5" />
      </IconButton>
    </form>
  );
}
