import { labelPlace } from '../lines/label.ts';
import { curve, type Point } from '../lines/curve.ts';
import type { Picture, PictureLine } from './picture.ts';
import { svgCard } from './svg-card.ts';
import { pictureStyle, type PictureTheme } from './svg-style.ts';
import { escapeXml, svgText } from './svg-text.ts';

const margin = 24;
const labelSize = 10;
const kinds = ['base', 'copy', 'mount', 'context', 'idle'] as const;

/**
 * The graph as one self-contained SVG file, as large as it is at zoom 1.
 *
 * @param title what the picture is called for those who do not see it; null for none
 */
export function graphSvg(
  picture: Picture,
  theme: PictureTheme,
  title: string | null = null,
): string {
  const { x, y, width, height } = frame(picture);
  const view = [x, y, width, height].map(String).join(' ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(width)}" height="${String(height)}" viewBox="${view}" role="img">`,
    ...(title === null ? [] : [`<title>${escapeXml(title)}</title>`]),
    `<style>\n${pictureStyle(theme)}\n</style>`,
    `<defs>${kinds.map(tip).join('')}</defs>`,
    `<rect class="canvas" x="${String(x)}" y="${String(y)}" width="${String(width)}" height="${String(height)}"/>`,
    ...picture.lines.map((line) => edge(picture, line)),
    ...picture.cards.map(svgCard),
    '</svg>',
    '',
  ].join('\n');
}

/** Room for all cards and all that runs around them. */
function frame({ cards, lines }: Picture) {
  const points: Point[] = [
    ...cards.flatMap(({ box }) => [
      { x: box.x, y: box.y },
      { x: box.x + box.width, y: box.y + box.height },
    ]),
    ...lines.flatMap(({ course }) => course.via),
  ];
  const least = (of: (point: Point) => number): number =>
    points.reduce((value, point) => Math.min(value, of(point)), points.length === 0 ? 0 : Infinity);
  const x = Math.floor(least((point) => point.x)) - margin;
  const y = Math.floor(least((point) => point.y)) - margin;
  return {
    x,
    y,
    width: Math.ceil(-least((point) => -point.x)) + margin - x,
    height: Math.ceil(-least((point) => -point.y)) + margin - y,
  };
}

function tip(kind: (typeof kinds)[number]): string {
  const size = 'viewBox="0 0 10 10" refX="8" refY="5" markerWidth="10" markerHeight="10"';
  return `<marker id="tip-${kind}" ${size} markerUnits="userSpaceOnUse" orient="auto"><path class="tip-${kind}" d="M1 1 9 5 1 9Z"/></marker>`;
}

function edge({ direction }: Picture, { line, course, end, labels, dim }: PictureLine): string {
  const to =
    direction === 'across'
      ? { x: course.to.x - 2, y: course.to.y }
      : { x: course.to.x, y: course.to.y - 2 };
  const { path } = curve(course.from, to, direction, course.via);
  const kind = line.kind === 'output' ? 'base' : line.kind;
  const marker = line.needed ? kind : 'idle';
  const looks = `edge edge-${line.kind}${line.needed ? '' : ' edge-idle'}`;
  const at = labelPlace(to, direction);
  const step = labelSize * 1.15;
  const texts = labels.map((text, index) => {
    const y = at.y + (index - (labels.length - 1) / 2) * step;
    const { x, anchor } = at;
    return svgText(text, { x, y, size: labelSize, font: 'mono', look: 'label', anchor });
  });
  return [
    dim === true ? '<g class="dim">' : '<g>',
    `<path class="${looks}" marker-end="url(#tip-${marker})" d="${path}"/>`,
    end.room > 0 ? texts.join('') : '',
    '</g>',
  ].join('');
}
