import type { ImageComparison } from '@stagecraft/contracts';
import { ArrowLeftRight, GitCompareArrows } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { useAnswer } from '../../../state/use-answer.ts';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import { Analysed } from '../shared/analysed.tsx';
import { Cancellable, WaitingForImage } from '../shared/waiting.tsx';
import { ComparedFiles } from './compared-files.tsx';
import {
  ComparedConfig,
  ComparedHistory,
  ComparedLayers,
  ComparedPackages,
  ComparedTotals,
} from './compared-parts.tsx';
import { ImageChooser } from './image-chooser.tsx';

/**
 * An image against another one of the engine.
 *
 * @param props.image id or name of the one that is shown
 */
export function CompareView({ image }: { readonly image: string }) {
  const { t } = useTranslation('layers');
  const [other, setOther] = useState<string | null>(null);
  const [swapped, setSwapped] = useState(false);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex flex-wrap items-center gap-2 border-b bg-panel px-3 py-1">
        <span className="text-xs text-muted">{t('compare.other')}</span>
        <ImageChooser image={image} other={other} onChoose={setOther} />
        {other === null ? null : (
          <Button
            size="small"
            icon={<ArrowLeftRight aria-hidden className="size-3.5" />}
            onClick={() => setSwapped(!swapped)}
          >
            {t('compare.swap')}
          </Button>
        )}
      </div>
      <div className="min-h-0 flex-1">
        {other === null ? (
          <EmptyState
            icon={<GitCompareArrows className="size-6" />}
            title={t('compare.label')}
            hint={t('compare.intro')}
          />
        ) : (
          <Both key={`${other} ${String(swapped)}`} {...pair(image, other, swapped)} />
        )}
      </div>
    </div>
  );
}

interface Pair {
  readonly before: string;
  readonly after: string;
}

/** The shown image is the later one, unless it was turned round. */
function pair(image: string, other: string, swapped: boolean): Pair {
  return swapped ? { before: image, after: other } : { before: other, after: image };
}

/** Both images' layers have to be known before they can be compared. */
function Both({ before, after }: Pair) {
  return (
    <Analysed image={before}>
      {(old) => (
        <Analysed image={after}>
          {(now) => (
            <Cancellable>
              {(cancel) => (
                <Comparison before={old.imageId} after={now.imageId} onCancel={cancel} />
              )}
            </Cancellable>
          )}
        </Analysed>
      )}
    </Analysed>
  );
}

function Comparison({ before, after, onCancel }: Pair & { readonly onCancel: () => void }) {
  const { t } = useTranslation('layers');
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer(`${before} ${after}`, (signal) =>
    ask('compareImages', { body: { before, after }, signal }),
  );
  if (answer.state === 'loading') return <WaitingForImage onCancel={onCancel} />;
  if (answer.state === 'failed') return <ErrorNotice problem={answer.problem} />;
  return (
    <section
      aria-label={t('compare.label')}
      tabIndex={0}
      className="flex h-full flex-col gap-5 overflow-auto p-4 focus-visible:-outline-offset-2"
    >
      <Parts comparison={answer.value} />
    </section>
  );
}

function Parts({ comparison }: { readonly comparison: ImageComparison }) {
  return (
    <>
      <ComparedTotals comparison={comparison} />
      <ComparedFiles comparison={comparison} />
      <ComparedPackages comparison={comparison} />
      <ComparedConfig comparison={comparison} />
      <ComparedHistory comparison={comparison} />
      <ComparedLayers comparison={comparison} />
    </>
  );
}
