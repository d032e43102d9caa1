import type { ImageDetail } from '@stagecraft/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { useRenewedAnswer } from '../../../state/use-answer.ts';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Spinner } from '../../../ui/spinner.tsx';

interface DetailOfProps {
  /** Id or name. */
  readonly image: string;
  readonly children: (detail: ImageDetail) => ReactNode;
}

/** An image's detail, asked anew when the engine's images change, or why there is none. */
export function DetailOf({ image, children }: DetailOfProps) {
  const { t } = useTranslation(['images', 'app']);
  const ask = useAppStore((state) => state.askRecords);
  const revision = useAppStore((state) => state.imagesRevision);
  const answer = useRenewedAnswer(`${revision} ${image}`, (signal) =>
    ask('getImage', { params: { ref: image }, signal }),
  );
  if (answer.state === 'ready') return children(answer.value);
  if (answer.state === 'loading') {
    return (
      <p className="flex items-center gap-2 p-3 text-muted">
        <Spinner />
        {t('app:state.loading')}
      </p>
    );
  }
  return (
    <div className="p-3">
      {answer.problem.code === 'image_not_found' ? (
        <p className="mb-2 font-medium">{t('detail.gone')}</p>
      ) : null}
      <ErrorNotice problem={answer.problem} />
    </div>
  );
}
