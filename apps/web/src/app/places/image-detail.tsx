import { Layers } from 'lucide-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../state/hooks.tsx';
import { imageTabs, type ImageTab } from '../../state/place-slice.types.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { Lazily } from '../layout/loading.tsx';
import {
  CompareView,
  ImageDockerfile,
  ImageHistory,
  ImageOverview,
  ImageRaw,
  LayersExplorer,
  PackagesView,
  RoadsView,
  WasteView,
} from './image-parts.ts';

interface ImagePart {
  /** Id or name of the image. */
  readonly image: string;
}

/** What each tab shows; each part is fetched when it is first shown. */
const parts: Readonly<Record<ImageTab, ComponentType<ImagePart>>> = {
  overview: ImageOverview,
  layers: LayersExplorer,
  waste: WasteView,
  packages: PackagesView,
  compare: CompareView,
  history: ImageHistory,
  raw: ImageRaw,
  dockerfile: ImageDockerfile,
};

/** All there is to know of the chosen image, a tab for each question. */
export function ImageDetail() {
  const { t } = useTranslation('images');
  const image = useAppStore((state) => state.shownImage);
  const tab = useAppStore((state) => state.imageTab);
  const showImage = useAppStore((state) => state.showImage);
  const roads = useAppStore((state) => state.roads);
  if (roads !== null) {
    return (
      <Lazily>
        <RoadsView roads={roads} />
      </Lazily>
    );
  }
  if (image === null) {
    return (
      <EmptyState
        icon={<Layers className="size-6" />}
        title={t('detail.none')}
        hint={t('detail.noneHint')}
      />
    );
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <h2 className="truncate bg-panel px-3 pt-1.5 font-mono text-xs" title={image}>
        {image.replace(/^sha256:(.{12}).*/, '$1')}
      </h2>
      <Tabs
        className="flex-1"
        label={t('detail.label')}
        value={tab}
        onChange={(next) => showImage(image, next)}
        tabs={imageTabs.map((value) => {
          const Part = parts[value];
          return {
            value,
            label: t(`tab.${value}`),
            content: (
              <Lazily>
                <Part key={image} image={image} />
              </Lazily>
            ),
          };
        })}
      />
    </div>
  );
}
