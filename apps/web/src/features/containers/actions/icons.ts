import {
  CircleDot,
  Download,
  GitCommitHorizontal,
  Hourglass,
  Pause,
  PenLine,
  Plug,
  Play,
  RotateCw,
  Route,
  Skull,
  Square,
  SquareTerminal,
  StepForward,
} from 'lucide-react';
import type { ContainerAction } from './actions.ts';

export const actionIcons: Readonly<Record<ContainerAction, typeof Play>> = {
  shell: SquareTerminal,
  attach: Plug,
  record: CircleDot,
  start: Play,
  stop: Square,
  restart: RotateCw,
  pause: Pause,
  unpause: StepForward,
  kill: Skull,
  wait: Hourglass,
  rename: PenLine,
  commit: GitCommitHorizontal,
  export: Download,
  roads: Route,
};
