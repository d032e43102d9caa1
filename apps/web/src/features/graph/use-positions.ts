import { useEffect, useRef, useState } from 'react';
import type { NodeBox } from '@stagecraft/graph-layout';
import type { NodePosition } from '../../state/document-slice.types.ts';

export type Positions = Readonly<Record<string, NodePosition>>;

const durationMs = 180;
/** Above this many nodes a moving picture would cost more than it explains. */
const mostMoved = 80;

/**
 * Where every node stands right now. A node whose place changes glides there, so that the eye can
 * follow; new ones appear in place. With reduced motion, or many nodes, they jump.
 */
export function usePositions(
  layout: Readonly<Record<string, NodeBox>>,
  moved: Positions,
): Positions {
  const goal = useGoal(layout, moved);
  const [shown, setShown] = useState(goal);
  const latest = useRef(shown);
  const dragged = useRef(moved);
  useEffect(() => {
    const show = (positions: Positions): void => {
      latest.current = positions;
      setShown(positions);
    };
    const from = latest.current;
    // What a hand just put there must not glide back and forth.
    const byHand = dragged.current !== moved && Object.keys(moved).length > 0;
    dragged.current = moved;
    if (byHand || from === goal || !worthGliding(from, goal)) {
      show(goal);
      return;
    }
    let frame = 0;
    let start: number | null = null;
    const step = (now: number): void => {
      start ??= now;
      const part = Math.min(1, (now - start) / durationMs);
      show(part < 1 ? between(from, goal, 1 - (1 - part) ** 3) : goal);
      if (part < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [goal, moved]);
  // Nodes that are new in this very render have no shown place yet.
  return goal === shown ? goal : { ...goal, ...known(shown, goal) };
}

function useGoal(layout: Readonly<Record<string, NodeBox>>, moved: Positions): Positions {
  const last = useRef<{ layout: object; moved: object; goal: Positions } | null>(null);
  if (last.current?.layout !== layout || last.current.moved !== moved) {
    const goal: Record<string, NodePosition> = {};
    for (const [id, { x, y }] of Object.entries(layout)) goal[id] = moved[id] ?? { x, y };
    const before = last.current?.goal;
    last.current = { layout, moved, goal: before && equal(before, goal) ? before : goal };
  }
  return last.current.goal;
}

function equal(a: Positions, b: Positions): boolean {
  const ids = Object.keys(a);
  return (
    ids.length === Object.keys(b).length &&
    ids.every((id) => a[id]?.x === b[id]?.x && a[id]?.y === b[id]?.y)
  );
}

function known(shown: Positions, goal: Positions): Positions {
  return Object.fromEntries(Object.entries(shown).filter(([id]) => id in goal));
}

function worthGliding(from: Positions, goal: Positions): boolean {
  const ids = Object.keys(goal);
  if (ids.length > mostMoved || matchMedia('(prefers-reduced-motion: reduce)').matches)
    return false;
  return ids.some((id) => id in from);
}

function between(from: Positions, goal: Positions, part: number): Positions {
  const positions: Record<string, NodePosition> = {};
  for (const [id, end] of Object.entries(goal)) {
    const start = from[id] ?? end;
    positions[id] = {
      x: start.x + (end.x - start.x) * part,
      y: start.y + (end.y - start.y) * part,
    };
  }
  return positions;
}
