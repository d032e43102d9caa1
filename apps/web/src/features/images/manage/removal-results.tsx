import type { RemovedImage } from '@stagecraft/contracts';
import { Check, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Spinner } from '../../../ui/spinner.tsx';
import { shortId } from '../list/view.ts';

/** Lines that are drawn of a long list. */
const drawn = 100;

interface RemovalResultsProps {
  readonly results: readonly RemovedImage[];
  readonly total: number;
  readonly ended: boolean;
}

/** What came of each: what was refused first, in the engine's words. */
export function RemovalResults({ results, total, ended }: RemovalResultsProps) {
  const { t } = useTranslation('images');
  const refused = results.filter((result) => result.refused !== null);
  const done = results.filter((result) => result.refused === null);
  return (
    <>
      <p role="status" className="flex items-center gap-2">
        {ended ? null : <Spinner />}
        {ended
          ? t('remove.ended', { done: done.length, refused: refused.length })
          : t('remove.going', { at: results.length, total })}
      </p>
      <ul
        aria-label={t('remove.results')}
        className="max-h-72 overflow-y-auto text-sm"
        tabIndex={0}
      >
        {[...refused, ...done].slice(0, drawn).map((result) => (
          <ResultLine key={result.ref} result={result} />
        ))}
        {results.length > drawn ? (
          <li className="text-muted">{t('more', { count: results.length - drawn })}</li>
        ) : null}
      </ul>
    </>
  );
}

function ResultLine({ result }: { readonly result: RemovedImage }) {
  const { t } = useTranslation('images');
  const { ref, refused, deleted } = result;
  const Icon = refused === null ? Check : CircleX;
  return (
    <li className="flex items-start gap-2 border-b py-1 last:border-b-0">
      <Icon
        aria-hidden
        className={`mt-0.5 size-3.5 shrink-0 ${refused === null ? 'text-done' : 'text-danger'}`}
      />
      <span className="min-w-0 break-words">
        <span className="font-mono text-xs break-all">
          {ref.startsWith('sha256:') ? shortId(ref) : ref}
        </span>{' '}
        <span className="text-xs text-muted">
          {refused ?? (deleted.length > 0 ? t('remove.deleted') : t('remove.untagged'))}
        </span>
      </span>
    </li>
  );
}
