import { FilePlus2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewBase } from '@stagecraft/dockerfile';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { useFocusOnRequest } from '../selection/use-focus-on-request.ts';
import { ImageSearch } from './new-stage/image-search.tsx';

/** What a Dockerfile without a stage shows: the way to its first one. */
export function EmptyCanvas() {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const [ref, setRef] = useState('');
  const add = (base: NewBase): void =>
    void store.getState().perform({ kind: 'addStage', base, name: null, at: null });
  const frame = useRef<HTMLDivElement>(null);
  useFocusOnRequest(() => frame.current?.querySelector('input')?.focus());
  return (
    <div ref={frame} className="flex h-full items-center justify-center overflow-y-auto p-4">
      <div className="flex w-full max-w-md flex-col gap-3">
        <div className="flex flex-col items-center gap-1 text-center">
          <FilePlus2 aria-hidden className="size-8 text-faint" />
          <h2 className="text-base font-semibold">{t('empty.noFrom')}</h2>
          <p className="text-sm text-muted">{t('newStage.firstHint')}</p>
        </div>
        <ImageSearch
          autoFocus={false}
          value={ref}
          onChange={setRef}
          onChoose={(image) => add({ kind: 'image', ref: image })}
        />
        <div className="flex justify-center gap-2">
          <Button
            variant="primary"
            disabled={ref.trim() === ''}
            onClick={() => add({ kind: 'image', ref: ref.trim() })}
          >
            {t('newStage.addFirst')}
          </Button>
          <Button onClick={() => add({ kind: 'scratch' })}>{t('newStage.firstScratch')}</Button>
        </div>
      </div>
    </div>
  );
}
