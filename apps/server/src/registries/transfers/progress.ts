import type { LayerState, TransferLayer } from '@stagecraft/contracts';
import type { EngineTransferEvent } from '../../engine/registry-engine.ts';

/** Layers that are told of; a pull of all tags may have more. */
const layerLimit = 500;
/** The rate is the mean over this long, in ms. */
const rateSpanMs = 4_000;

const moving: ReadonlySet<LayerState> = new Set(['downloading', 'pushing']);
const arrived: ReadonlySet<LayerState> = new Set(['downloaded', 'extracting', 'pulled', 'pushed']);

/** How far one pull, or the push of one name, is. */
export interface Progress {
  take(event: EngineTransferEvent, now: number): void;
  layers(): TransferLayer[];
  /** Bytes that came or went. */
  bytes(): number;
  /** Bytes a second; null before two moments are known, or when nothing has moved for a while. */
  rate(now: number): number | null;
  status(): string;
  digest(): string | null;
}

/** Bytes of a layer that have moved by what is told of it now. Engines may count beyond the total. */
function movedBy(layer: TransferLayer, before: number, total: number | null): number {
  if (layer.state === 'retrying') return 0;
  if (arrived.has(layer.state)) return Math.max(before, total ?? 0);
  if (!moving.has(layer.state)) return before;
  return Math.min(layer.current, layer.total ?? layer.current);
}

/** A layer as it is shown: its own size stays known, and what is done is whole. */
function shown(layer: TransferLayer, total: number | null): TransferLayer {
  const known = layer.total ?? total;
  if (moving.has(layer.state) || layer.state === 'extracting') {
    return { ...layer, total: known, current: Math.min(layer.current, known ?? layer.current) };
  }
  const isDone = arrived.has(layer.state) || layer.state === 'verifying';
  return { ...layer, total: known, current: isDone ? (known ?? 0) : 0 };
}

export function createProgress(): Progress {
  const layers = new Map<string, TransferLayer>();
  const moved = new Map<string, number>();
  let sum = 0;
  let status = '';
  let digest: string | null = null;
  let samples: { readonly at: number; readonly sum: number }[] = [];

  function takeLayer(layer: TransferLayer, now: number): void {
    const before = layers.get(layer.id);
    if (before === undefined && layers.size >= layerLimit) return;
    const whole = layer.total ?? before?.total ?? null;
    const earlier = moved.get(layer.id) ?? 0;
    const later = movedBy(layer, earlier, whole);
    layers.set(layer.id, shown(layer, whole));
    moved.set(layer.id, later);
    sum += later - earlier;
    samples = [...samples.filter(({ at }) => now - at < rateSpanMs), { at: now, sum }].slice(-200);
  }

  return {
    take(event, now) {
      if (event.kind === 'layer') takeLayer(event.layer, now);
      else if (event.kind === 'digest') digest = event.digest;
      else status = event.text;
    },
    layers: () => [...layers.values()],
    bytes: () => sum,
    rate(now) {
      const recent = samples.filter(({ at }) => now - at < rateSpanMs);
      const [first] = recent;
      const last = recent.at(-1);
      if (first === undefined || last === undefined || last.at <= first.at) return null;
      return (Math.max(0, last.sum - first.sum) * 1000) / (now - first.at);
    },
    status: () => status,
    digest: () => digest,
  };
}
