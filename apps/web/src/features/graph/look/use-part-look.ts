import { useIsCurrent, useNodeHeat, useNodeLight, useRowHeat, useRowLight } from './look-store.tsx';

/** Attributes that `graph.css` draws a part of the canvas by. */
type PartLook = Readonly<Record<`data-${string}`, string | number | boolean | undefined>>;

/** How an instruction's row looks, by the instruction's id. */
export function useRowLook(id: string): PartLook {
  const heat = useRowHeat(id);
  const lit = useRowLight(id);
  const current = useIsCurrent(id);
  return {
    'data-lit': lit || undefined,
    'data-current': current || undefined,
    'data-heat': heat?.level,
  };
}

/** How a node looks as a whole. */
export function useNodeLook(id: string): PartLook {
  const heat = useNodeHeat(id);
  const light = useNodeLight(id);
  const current = useIsCurrent(id);
  return {
    'data-light': light,
    'data-current': current || undefined,
    'data-heat': heat?.level,
  };
}
