import { useTranslation } from 'react-i18next';
import { formatDuration } from '../../../ui/format.ts';
import { useNow } from './use-now.ts';

/** Whole seconds since a moment (ms since epoch), going on by itself. */
export function Elapsed(props: { readonly since: number }) {
  const { i18n } = useTranslation('build');
  const now = useNow(true);
  const seconds = Math.max(0, Math.floor((now - props.since) / 1000));
  // A clock that ticks is not for reading out.
  return (
    <span className="tabular-nums" aria-hidden>
      {seconds < 60 ? `${String(seconds)} s` : formatDuration(seconds * 1000, i18n.language)}
    </span>
  );
}
