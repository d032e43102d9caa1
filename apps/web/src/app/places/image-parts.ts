import { lazy } from 'react';

/** The parts of an image's detail, fetched when they are first shown. */
export const ImageOverview = lazy(async () => ({
  default: (await import('../../features/images/image-overview.tsx')).ImageOverview,
}));

/** Fetches the texts of what is told of layers with a part that needs them. */
async function withLayerTexts<T>(part: Promise<T>): Promise<T> {
  const [loaded, { addLayerTexts }] = await Promise.all([
    part,
    import('../../i18n/layer-texts.ts'),
  ]);
  addLayerTexts();
  return loaded;
}

export const LayersExplorer = lazy(async () => ({
  default: (await withLayerTexts(import('../../features/layers/explorer/layers-explorer.tsx')))
    .LayersExplorer,
}));
export const WasteView = lazy(async () => ({
  default: (await withLayerTexts(import('../../features/layers/waste/waste-view.tsx'))).WasteView,
}));
export const PackagesView = lazy(async () => ({
  default: (await withLayerTexts(import('../../features/layers/packages/packages-view.tsx')))
    .PackagesView,
}));
export const CompareView = lazy(async () => ({
  default: (await withLayerTexts(import('../../features/layers/compare/compare-view.tsx')))
    .CompareView,
}));
export const ImageHistory = lazy(async () => ({
  default: (await import('../../features/images/image-history.tsx')).ImageHistory,
}));
export const ImageRaw = lazy(async () => ({
  default: (await import('../../features/images/image-raw.tsx')).ImageRaw,
}));
export const ImageDockerfile = lazy(async () => ({
  default: (await import('../../features/images/image-dockerfile.tsx')).ImageDockerfile,
}));
export const RoadsView = lazy(async () => {
  const [part, { addRoadTexts }] = await Promise.all([
    import('../../features/images/roads/roads-view.tsx'),
    import('../../i18n/road-texts.ts'),
  ]);
  addRoadTexts();
  return { default: part.RoadsView };
});
