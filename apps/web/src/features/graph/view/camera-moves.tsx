import type { Camera, Scene } from './use-canvas-view.ts';
import { useFollowing } from './use-following.ts';
import { useShowing } from './use-showing.ts';

/**
 * Moves the view by itself, and draws nothing: what it follows changes with each step of a build, for
 * which the canvas around it is not drawn again.
 */
export function CameraMoves(props: {
  readonly camera: Camera;
  readonly now: Scene;
  readonly ready: boolean;
}) {
  const { camera, now, ready } = props;
  useShowing(camera, now, ready);
  useFollowing(camera, now, ready);
  return null;
}
