import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { useRenewedAnswer } from '../../state/use-answer.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { JsonView } from '../../ui/json/json-view.tsx';
import { Spinner } from '../../ui/spinner.tsx';

/**
 * An image in the engine's own words, to be searched and folded.
 *
 * @param props.image id or name
 */
export function ImageRaw({ image }: { readonly image: string }) {
  const { t } = useTranslation('images');
  const ask = useAppStore((state) => state.askRecords);
  const revision = useAppStore((state) => state.imagesRevision);
  const answer = useRenewedAnswer(`${revision} ${image}`, (signal) =>
    ask('getRawImage', { params: { ref: image }, signal }),
  );
  if (answer.state === 'loading') return <Spinner />;
  if (answer.state === 'failed') {
    return (
      <div className="p-3">
        <ErrorNotice problem={answer.problem} />
      </div>
    );
  }
  return (
    <JsonView
      value={answer.value}
      words={{
        label: t('tab.raw'),
        search: t('raw.search'),
        found: (at, count) => t('raw.found', { at, count }),
        previous: t('raw.previous'),
        next: t('raw.next'),
        copy: t('raw.copy'),
        fold: (line) => t('raw.fold', { line }),
      }}
    />
  );
}
