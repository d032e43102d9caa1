import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { useAnswer } from '../../state/use-answer.ts';
import { ErrorNotice } from '../../ui/error-notice.tsx';
import { formatBytes } from '../../ui/format.ts';
import { Spinner } from '../../ui/spinner.tsx';

/**
 * What an image is.
 *
 * @param props.image id or name
 */
export function ImageOverview({ image }: { readonly image: string }) {
  const { i18n } = useTranslation('images');
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer(image, (signal) => ask('getImage', { params: { ref: image }, signal }));
  if (answer.state === 'loading') return <Spinner />;
  if (answer.state === 'failed') return <ErrorNotice problem={answer.problem} />;
  const { id, size } = answer.value;
  return (
    <p className="p-3">
      <span className="font-mono text-xs">{id}</span> {formatBytes(size, i18n.language)}
    </p>
  );
}
