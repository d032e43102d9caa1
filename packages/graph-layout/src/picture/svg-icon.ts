import type { PictureCard } from './picture.ts';

/** Width and height in flow units. */
export const iconSize = 16;

/** What each kind of node is known by, in a square of 16. */
const shapes: Readonly<Record<PictureCard['kind'], string>> = {
  // Sheets above each other.
  stage: 'M8 2L14 5L8 8L2 5ZM2 8L8 11L14 8M2 11L8 14L14 11',
  // A freight container.
  image: 'M2 4H14V12H2ZM5 6.5V9.5M8 6.5V9.5M11 6.5V9.5',
  // A folder.
  context: 'M2 4H6L8 6H14V13H2Z',
  // A closed box.
  output: 'M8 2L14 5V11L8 14L2 11V5ZM2 5L8 8L14 5M8 8V14',
  // Braces.
  globals: 'M6 2C3.5 2 5.5 7 3 8C5.5 9 3.5 14 6 14M10 2C12.5 2 10.5 7 13 8C10.5 9 12.5 14 10 14',
};

/** The icon of a node with its left edge at `x` and its middle at `y`. */
export function svgIcon(kind: PictureCard['kind'], x: number, y: number, needed: boolean): string {
  const own = kind === 'stage' || kind === 'output' ? 'accent' : 'muted';
  const look = needed ? own : 'faint';
  const place = `translate(${String(x)} ${String(y - iconSize / 2)})`;
  return `<path class="icon icon-${look}" transform="${place}" d="${shapes[kind]}"/>`;
}
