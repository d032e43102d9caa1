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
  readonly soft: string;
}

/** Each change as icon and colour; its word is always beside them. `soft` is for what lies under text. */
export const changeLooks: Readonly<Record<Change, ChangeLook>> = {
  failed: { icon: CircleX, text: 'text-failed', soft: 'bg-failed-soft' },
  mended: { icon: CircleCheck, text: 'text-done', soft: 'bg-done-soft' },
  added: { icon: Plus, text: 'text-accent', soft: 'bg-accent-soft' },
  removed: { icon: Minus, text: 'text-accent', soft: 'bg-accent-soft' },
  changed: { icon: PenLine, text: 'text-accent', soft: 'bg-accent-soft' },
  uncached: { icon: Hammer, text: 'text-warning', soft: 'bg-warning-soft' },
  cached: { icon: Zap, text: 'text-cached', soft: 'bg-cached-soft' },
  slower: { icon: TrendingUp, text: 'text-warning', soft: 'bg-warning-soft' },
  faster: { icon: TrendingDown, text: 'text-done', soft: 'bg-done-soft' },
  bigger: { icon: PackagePlus, text: 'text-warning', soft: 'bg-warning-soft' },
  smaller: { icon: PackageMinus, text: 'text-done', soft: 'bg-done-soft' },
};
