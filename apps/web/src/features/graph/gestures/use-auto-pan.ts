import { useEffect, type RefObject } from 'react';
import type { Point } from './spot.ts';

/** Width of the border in which the view moves along, in pixels, and its greatest speed, pixels a second. */
const border = 48;
const fastest = 900;

/** Moves the view while something is held close to the canvas' border; `at` has the pointer, or null. */
export function useAutoPan(
  canvas: RefObject<HTMLElement | null>,
  at: RefObject<Point | null>,
  active: boolean,
  pan: (dx: number, dy: number) => void,
): void {
  useEffect(() => {
    if (!active) return;
    let before = performance.now();
    let frame = requestAnimationFrame(function step(now) {
      const seconds = Math.min(0.05, (now - before) / 1000);
      before = now;
      const box = canvas.current?.getBoundingClientRect();
      if (box !== undefined && at.current !== null) {
        const dx = push(at.current.x, box.left, box.right) * seconds;
        const dy = push(at.current.y, box.top, box.bottom) * seconds;
        if (dx !== 0 || dy !== 0) pan(dx, dy);
      }
      frame = requestAnimationFrame(step);
    });
    return () => cancelAnimationFrame(frame);
  }, [canvas, at, active, pan]);
}

/** Speed along one axis: the closer to the border the faster; 0 outside and in the middle. */
function push(at: number, low: number, high: number): number {
  if (at < low || at > high) return 0;
  if (at < low + border) return (fastest * (low + border - at)) / border;
  if (at > high - border) return (-fastest * (at - high + border)) / border;
  return 0;
}
