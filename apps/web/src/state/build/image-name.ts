import type { AppState } from '../types.ts';

/**
 * What the shown build's image is called: as the build was asked to tag it, as the engine may know the same
 * image by names that others gave it; else any name, else its id. Null without an image.
 */
export function imageName({
  image,
  activeRecord,
}: Pick<AppState, 'image' | 'activeRecord'>): string | null {
  if (image === null) return null;
  const asked = activeRecord?.options.tags ?? [];
  const own = image.tags.find(
    (tag) => asked.includes(tag) || asked.includes(tag.replace(/:latest$/, '')),
  );
  return own ?? image.tags[0] ?? image.id;
}
