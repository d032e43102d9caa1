import { useTranslation } from 'react-i18next';
import { formatSeconds } from '../../../ui/format.ts';
import { useNow } from './use-now.ts';

/** Whole seconds since a moment (ms since epoch), going on by itself. */
export function Elapsed(props: { readonly since: number }) {
  const { i18n } = useTranslation('build');
  const now = useNow(true);
  // A clock that ticks is not for reading out.
  return (
    <span className="tabular-nums" aria-hidden>
      {formatSeconds(now - props.since, i18n.language)}
    </span>
  );
}
