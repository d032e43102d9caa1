import { lazy } from 'react';

/** The parts of an image's detail, fetched when they are first shown. */
export const ImageOverview = lazy(async () => ({
  default: (await import('../../features/images/image-overview.tsx')).ImageOverview,
}));
