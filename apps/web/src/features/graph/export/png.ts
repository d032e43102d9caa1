/** Pixels for each unit of the drawing: sharp on fine screens and in print. */
const scale = 2;
/** More pixels than this on a side, browsers refuse. */
const mostPixels = 12_000;

/** Draws an SVG file on a canvas. Rejects when the browser cannot. */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  // An address of the page's own (`blob:`) is not among those that its policy lets images come from.
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const { width, height } = image;
  const by = Math.min(scale, mostPixels / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * by);
  canvas.height = Math.round(height * by);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('no image'));
      else resolve(blob);
    }, 'image/png');
  });
}
