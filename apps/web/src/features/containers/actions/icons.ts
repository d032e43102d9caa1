import {
  Download,
  GitCommitHorizontal,
  Hourglass,
  Pause,
  PenLine,
  Play,
  RotateCw,
  Skull,
  Square,
  StepForward,
} from 'lucide-react';
import type { ContainerAction } from './actions.ts';

export const actionIcons: Readonly<Record<ContainerAction, typeof Play>> = {
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
};
