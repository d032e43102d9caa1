import type { Viewport } from '@xyflow/react';
import type { Direction, Layout, NodeBox } from '@stagecraft/graph-layout';
import { stepAside } from './step-aside.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

type Boxes = Readonly<Record<string, NodeBox>>;

/** Room that the canvas' own buttons take, in pixels. */
const insets = { top: 46, right: 16, bottom: 54, left: 16 };
/** Below, where the map is shown because not everything fits. */
const mapInset = 88;
/** From here on a row's text can be read. */
const readableZoom = 0.78;
/** Where the graph is larger than the pane at a readable zoom. */
const closeZoom = 0.85;
/** In a small pane, where a card is larger than the pane at the zoom above: no further away than this. */
const leastCloseZoom = 0.6;
/** Below this zoom rows cannot be read: cards show their names large instead. */
export const farZoom = 0.5;
/** Below this zoom a line is a line: what its dashes and its arrow tell cannot be seen. */
export const distantZoom = 0.3;
/** How far away and how close one can go. */
export const zoomRange = { least: 0.03, most: 1.75 };
/** By how much the other direction must fit better before the picture turns over. */
const worthTurning = 1.25;

/** The box around all boxes. */
export function boundsOf(boxes: Boxes): NodeBox {
  const all = Object.values(boxes);
  if (all.length === 0) return { x: 0, y: 0, width: 1, height: 1 };
  const least = (of: (box: NodeBox) => number): number =>
    all.reduce((value, box) => Math.min(value, of(box)), Number.POSITIVE_INFINITY);
  const x = least((box) => box.x);
  const y = least((box) => box.y);
  return {
    x,
    y,
    width: -least((box) => -(box.x + box.width)) - x,
    height: -least((box) => -(box.y + box.height)) - y,
  };
}

function inner(pane: Size, top: number): Size {
  return {
    width: Math.max(1, pane.width - insets.left - insets.right),
    height: Math.max(1, pane.height - top - insets.bottom),
  };
}

/** The zoom at which all of it is in the pane, at most 1. */
function fitZoom(bounds: Size, pane: Size, top: number): number {
  const { width, height } = inner(pane, top);
  return Math.min(
    1,
    Math.max(zoomRange.least, Math.min(width / bounds.width, height / bounds.height)),
  );
}

/** Everything in view, in the middle. `top`: how far down buttons reach, in pixels. */
export function wholeView(boxes: Boxes, pane: Size, top: number = insets.top): Viewport {
  const bounds = boundsOf(boxes);
  const above = Math.max(insets.top, top);
  const zoom = fitZoom(bounds, pane, above);
  const { width, height } = inner(pane, above);
  return {
    x: along(bounds.x, bounds.width, null, zoom, insets.left, width),
    y: along(bounds.y, bounds.height, null, zoom, above, height),
    zoom,
  };
}

/**
 * What one sees first: everything when its rows can be read then; else as much as fits at a readable
 * zoom around the box that matters (`anchor`, a node's id). In a small pane that box is drawn smaller
 * rather than cut off. `top`: how far down buttons reach, in pixels; boxes stand below them, or out of view,
 * where that leaves the box that matters in it.
 */
export function firstView(
  boxes: Boxes,
  pane: Size,
  anchor: string | null,
  top: number = insets.top,
): Viewport {
  const bounds = boundsOf(boxes);
  const above = Math.max(insets.top, top);
  if (fitZoom(bounds, pane, above) >= readableZoom) return wholeView(boxes, pane, above);
  const box = (anchor === null ? undefined : boxes[anchor]) ?? bounds;
  const { width } = inner(pane, above);
  const below = hasRoomForMap(pane) ? mapInset : insets.bottom;
  const height = Math.max(1, pane.height - above - below);
  const zoom = zoomAround(box, { width, height });
  const view = {
    x: along(bounds.x, bounds.width, [box.x, box.width], zoom, insets.left, width),
    y: along(bounds.y, bounds.height, [box.y, box.height], zoom, above, height),
    zoom,
  };
  return { ...view, y: view.y + stepAside(boxes, box, pane, view, [above, above + height]) };
}

/** These boxes in the middle of the pane, no larger than they are; null for none. */
export function partView(part: Boxes, pane: Size, top: number = insets.top): Viewport | null {
  return Object.keys(part).length === 0 ? null : wholeView(part, pane, top);
}

/** Whether the map can be shown without hiding the very cards that one looks at. */
export function hasRoomForMap(pane: Size): boolean {
  return pane.height >= 240;
}

/** The zoom to see a box at: at its width it must fit; at its height only where that is possible. */
function zoomAround(box: Size, room: Size): number {
  const byWidth = Math.max(leastCloseZoom, Math.min(closeZoom, room.width / box.width));
  const byHeight = room.height / box.height;
  return byHeight >= leastCloseZoom ? Math.min(byWidth, byHeight) : byWidth;
}

/**
 * One coordinate of a viewport: all in the middle where it fits; else `focus` (start, length) in the
 * middle, or its start when it is too long, without showing emptiness beyond the bounds.
 */
function along(
  start: number,
  length: number,
  focus: readonly [number, number] | null,
  zoom: number,
  inset: number,
  room: number,
): number {
  const spare = room - length * zoom;
  if (spare >= 0 || focus === null) return inset + spare / 2 - start * zoom;
  const wanted = inset + Math.max(0, (room - focus[1] * zoom) / 2) - focus[0] * zoom;
  const first = inset - start * zoom;
  return Math.min(first, Math.max(first + spare, wanted));
}

/** Whether every box is in the pane. */
export function showsAll(boxes: Boxes, pane: Size, { x, y, zoom }: Viewport): boolean {
  const bounds = boundsOf(boxes);
  const slack = 2;
  return (
    bounds.x * zoom + x >= -slack &&
    bounds.y * zoom + y >= -slack &&
    (bounds.x + bounds.width) * zoom + x <= pane.width + slack &&
    (bounds.y + bounds.height) * zoom + y <= pane.height + slack
  );
}

/** The direction that shows the graph larger in the pane; `current` stays unless it is clearly worse. */
export function fittingDirection(layout: Layout, pane: Size, current: Direction | null): Direction {
  const across = fitZoom(boundsOf(layout.across), pane, insets.top);
  const down = fitZoom(boundsOf(layout.down), pane, insets.top);
  if (current === 'across') return down > across * worthTurning ? 'down' : 'across';
  if (current === 'down') return across > down * worthTurning ? 'across' : 'down';
  return down > across ? 'down' : 'across';
}

/**
 * The viewport moved just so far that the box is in the pane; the very viewport when it is. Where the box
 * is larger than the pane its start counts. `top`: how far down buttons reach, in pixels.
 */
export function movedTo(
  box: NodeBox,
  pane: Size,
  view: Viewport,
  top: number = insets.top,
): Viewport {
  const dx = shift(box.x * view.zoom + view.x, box.width * view.zoom, 8, pane.width - 8);
  const dy = shift(
    box.y * view.zoom + view.y,
    box.height * view.zoom,
    Math.max(insets.top, top),
    pane.height - insets.bottom,
  );
  return dx === 0 && dy === 0 ? view : { x: view.x + dx, y: view.y + dy, zoom: view.zoom };
}

/** The viewport moved by so many pixels, no further than to some emptiness beyond the boxes. */
export function pannedBy(
  boxes: Boxes,
  pane: Size,
  view: Viewport,
  dx: number,
  dy: number,
): Viewport {
  const bounds = boundsOf(boxes);
  const { x, y, zoom } = view;
  return {
    x: x + within(dx, bounds.x * zoom + x, bounds.width * zoom, pane.width),
    y: y + within(dy, bounds.y * zoom + y, bounds.height * zoom, pane.height),
    zoom,
  };
}

/** How much of a move along one axis brings something into view. */
function within(by: number, start: number, length: number, room: number): number {
  const emptiness = 96;
  return by > 0
    ? Math.min(by, Math.max(0, emptiness - start))
    : Math.max(by, Math.min(0, room - emptiness - start - length));
}

function shift(start: number, length: number, low: number, high: number): number {
  const margin = 24;
  if (start < low) return low + margin - start;
  if (start + length <= high) return 0;
  return Math.max(high - margin - start - length, low + margin - start);
}
