/** Name of a place that the keyboard can be at: a node, or one of its rows. */
export function focusKey(nodeId: string, rowId: string | null): string {
  return rowId === null ? nodeId : `${nodeId} › ${rowId}`;
}

/** The focusable parts on the canvas, in the page's order. */
function places(canvas: HTMLElement): HTMLElement[] {
  return [...canvas.querySelectorAll<HTMLElement>('[data-graph-focus]')];
}

function nodeOf(place: Element): HTMLElement | null {
  return place.closest<HTMLElement>('.react-flow__node');
}

/**
 * Keeps exactly one place in the page's tab order: the one that had the keyboard last, or the first.
 * Called whenever nodes come or go.
 */
export function keepOneTabStop(canvas: HTMLElement): void {
  const all = places(canvas);
  const stop = all.find((place) => place.tabIndex === 0);
  if (stop === undefined && all[0] !== undefined) all[0].tabIndex = 0;
}

/** The keyboard came to `place`: from now on Tab comes back here. */
export function rememberPlace(canvas: HTMLElement, place: HTMLElement): void {
  for (const other of places(canvas)) other.tabIndex = other === place ? 0 : -1;
}

/** Where to begin: at the instruction of that index, else at the place that Tab would come to. */
export function currentPlace(canvas: HTMLElement, instruction: number | null): HTMLElement | null {
  const all = places(canvas);
  const index = instruction === null ? null : String(instruction);
  return (
    all.find((place) => index !== null && place.dataset['instruction'] === index) ??
    all.find((place) => place.tabIndex === 0) ??
    all[0] ??
    null
  );
}

/**
 * Where an arrow key leads from `place`: up and down over the rows of a node and on to the node above
 * or below, left and right to the nearest node on that side. Null when there is none.
 */
export function nextPlace(
  canvas: HTMLElement,
  place: HTMLElement,
  key: string,
): HTMLElement | null {
  const node = nodeOf(place);
  if (node === null) return null;
  const own = places(canvas).filter((one) => nodeOf(one) === node);
  const index = own.indexOf(place);
  if (key === 'Home') return own[0] ?? null;
  if (key === 'End') return own.at(-1) ?? null;
  if (key === 'ArrowDown' && index < own.length - 1) return own[index + 1] ?? null;
  if (key === 'ArrowUp' && index > 0) return own[index - 1] ?? null;
  const next = nearestNode(canvas, node, place, key);
  if (next === null) return null;
  const theirs = places(canvas).filter((one) => nodeOf(one) === next);
  return (key === 'ArrowUp' ? theirs.at(-1) : theirs[0]) ?? null;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function nearestNode(
  canvas: HTMLElement,
  from: HTMLElement,
  place: HTMLElement,
  key: string,
): HTMLElement | null {
  const here = from.getBoundingClientRect();
  const at = place.getBoundingClientRect();
  let best: HTMLElement | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const node of canvas.querySelectorAll<HTMLElement>('.react-flow__node')) {
    if (node === from) continue;
    const distance = distanceTo(here, at, node.getBoundingClientRect(), key);
    if (distance !== null && distance < least) {
      least = distance;
      best = node;
    }
  }
  return best;
}

/** How far a node is in the key's direction; sideways distance counts double. Null on the other sides. */
function distanceTo(here: Box, at: Box, box: Box, key: string): number | null {
  const middleY = (at.top + at.bottom) / 2;
  const besideY = Math.max(0, box.top - middleY, middleY - box.bottom);
  const besideX = Math.max(0, box.left - here.right, here.left - box.right);
  switch (key) {
    case 'ArrowRight':
      return box.left >= here.right ? box.left - here.right + 2 * besideY : null;
    case 'ArrowLeft':
      return box.right <= here.left ? here.left - box.right + 2 * besideY : null;
    case 'ArrowDown':
      return box.top >= here.bottom ? box.top - here.bottom + 2 * besideX : null;
    case 'ArrowUp':
      return box.bottom <= here.top ? here.top - box.bottom + 2 * besideX : null;
    default:
      return null;
  }
}
