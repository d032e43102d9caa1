import type { ImageDetail } from '@stagecraft/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Part, ValueChanges } from '../compare/value-changes.tsx';
import { compareImages, type LayerPair } from './images.ts';

interface ComparedImagesProps {
  readonly classic: ImageDetail;
  readonly buildkit: ImageDetail;
}

/** The two images that came of it: which layers are the same, and what their configs differ in. */
export function ComparedImagesView({ classic, buildkit }: ComparedImagesProps) {
  const { t } = useTranslation('lens');
  const { layers, config } = useMemo(() => compareImages(classic, buildkit), [classic, buildkit]);
  const same = layers.filter((layer) => layer.same).length;
  return (
    <div className="flex flex-col gap-3 border-t border-line-strong px-3 py-2 text-xs">
      <Part title={t('layers', { same, count: layers.length })}>
        {same === layers.length ? null : (
          <p className="mb-1 max-w-3xl text-muted">{t('layersHint')}</p>
        )}
        <table className="text-left">
          <thead>
            <tr className="text-muted *:pr-4 *:font-normal">
              <th scope="col">{t('layer')}</th>
              <th scope="col">{t('builder.classic')}</th>
              <th scope="col">{t('builder.buildkit')}</th>
              <th scope="col">
                <span className="sr-only">{t('difference')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {layers.map((layer, index) => (
              // Layers have no other name than their place: the same one can come twice.
              <LayerRow key={String(index)} layer={layer} index={index} />
            ))}
          </tbody>
        </table>
      </Part>
      <ValueChanges title={t('config')} changes={config} />
    </div>
  );
}

function LayerRow({ layer, index }: { readonly layer: LayerPair; readonly index: number }) {
  const { t } = useTranslation('lens');
  const short = (id: string | null): string => id?.replace(/^sha256:/, '').slice(0, 12) ?? '–';
  return (
    <tr>
      <th scope="row" className="pr-3 text-right font-normal text-faint tabular-nums">
        {index + 1}
      </th>
      <td className="pr-4 font-mono" title={layer.classic ?? undefined}>
        {short(layer.classic)}
      </td>
      <td className="pr-4 font-mono" title={layer.buildkit ?? undefined}>
        {short(layer.buildkit)}
      </td>
      <td className={layer.same ? 'text-done' : 'text-warning'}>
        {t(layer.same ? 'same' : 'different')}
      </td>
    </tr>
  );
}
