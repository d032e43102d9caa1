import {
  CircleCheck,
  CircleX,
  Hammer,
  PackageMinus,
  PackagePlus,
  PenLine,
  Plus,
  Minus,
  TrendingDown,
  TrendingUp,
  Zap,
  type LucideIcon,
} from 'lucide-react';
import type { Change } from './verdict.ts';

interface ChangeLook {
  readonly icon: LucideIcon;
  readonly text: string;
}

/** Each change as icon and colour; its word is always beside them. */
export const changeLooks: Readonly<Record<Change, ChangeLook>> = {
  failed: { icon: CircleX, text: 'text-failed' },
  mended: { icon: CircleCheck, text: 'text-done' },
  added: { icon: Plus, text: 'text-accent' },
  removed: { icon: Minus, text: 'text-accent' },
  changed: { icon: PenLine, text: 'text-accent' },
  uncached: { icon: Hammer, text: 'text-warning' },
  cached: { icon: Zap, text: 'text-cached' },
  slower: { icon: TrendingUp, text: 'text-warning' },
  faster: { icon: TrendingDown, text: 'text-done' },
  bigger: { icon: PackagePlus, text: 'text-warning' },
  smaller: { icon: PackageMinus, text: 'text-done' },
};
