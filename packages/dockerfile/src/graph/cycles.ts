/**
 * Finds stages that copy from or mount each other: gives the number of the circle for each stage in
 * one. Tarjan's strongly connected components, without recursion; `sources` are a stage's own.
 */
export function findCircles(
  sources: ReadonlyMap<number, readonly number[]>,
): ReadonlyMap<number, number> {
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const open: number[] = [];
  const closed = new Set<number>();
  const circles = new Map<number, number>();
  const path: { readonly stage: number; next: number }[] = [];
  const enter = (stage: number): void => {
    order.set(stage, order.size);
    low.set(stage, order.size - 1);
    open.push(stage);
    path.push({ stage, next: 0 });
  };
  const lower = (stage: number, value: number | undefined): void => {
    low.set(stage, Math.min(low.get(stage) ?? 0, value ?? 0));
  };
  for (const start of sources.keys()) {
    if (!order.has(start)) enter(start);
    for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
      const source = sources.get(step.stage)?.[step.next++];
      if (source === undefined) {
        path.pop();
        const above = path.at(-1);
        if (above !== undefined) lower(above.stage, low.get(step.stage));
        if (low.get(step.stage) === order.get(step.stage)) close(step.stage);
      } else if (!order.has(source)) enter(source);
      else if (!closed.has(source)) lower(step.stage, order.get(source));
    }
  }
  return circles;

  /** Takes the component that begins with `stage` off; one of several stages is a circle. */
  function close(stage: number): void {
    const members = open.splice(open.lastIndexOf(stage));
    for (const member of members) {
      closed.add(member);
      if (members.length > 1) circles.set(member, stage);
    }
  }
}
