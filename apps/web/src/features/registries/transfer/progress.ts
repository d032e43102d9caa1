import type { LayerState, Transfer, TransferLayer } from '@stagecraft/contracts';

const over: ReadonlySet<LayerState> = new Set(['pulled', 'pushed', 'exists', 'mounted']);

/** A layer with which nothing more happens. */
export const isLayerDone = ({ state }: TransferLayer): boolean => over.has(state);

export const isGoing = ({ state }: Transfer): boolean => state === 'queued' || state === 'running';

/** How much of a layer's present state is done, 0 to 1; null where it cannot be told. */
export function partOf(layer: TransferLayer): number | null {
  if (isLayerDone(layer)) return 1;
  if (layer.total === null || layer.total === 0) return null;
  return Math.min(1, layer.current / layer.total);
}

/**
 * How much of a pull or push is done, 0 to 1, by layers: engines tell the size of a layer only once it
 * begins. A layer of a pull counts half when it is downloaded, and whole when it is unpacked.
 */
export function progressOf({ request, targets, layers, state }: Transfer): number {
  if (state === 'succeeded') return 1;
  const done = targets.filter((target) => target.state === 'done').length;
  const inTarget =
    layers.length === 0 ? 0 : layers.reduce((sum, one) => sum + share(one), 0) / layers.length;
  const isAhead = targets.some((target) => target.state === 'running');
  return request.kind === 'pull' || targets.length === 0
    ? inTarget
    : (done + (isAhead ? inTarget : 0)) / targets.length;
}

function share(layer: TransferLayer): number {
  if (isLayerDone(layer)) return 1;
  const part = partOf(layer) ?? 0;
  if (layer.state === 'downloading') return part / 2;
  if (layer.state === 'extracting') return 0.5 + part / 2;
  if (layer.state === 'downloaded' || layer.state === 'verifying') return 0.5;
  return layer.state === 'pushing' ? part : 0;
}
