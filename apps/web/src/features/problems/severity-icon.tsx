import { CircleX, Info, Sparkle, TriangleAlert } from 'lucide-react';
import type { Notice } from '../../language/lint/types.ts';

const icons = { error: CircleX, warning: TriangleAlert, info: Info, style: Sparkle } as const;
const colours = {
  error: 'text-danger',
  warning: 'text-warning',
  info: 'text-accent',
  style: 'text-muted',
} as const;

/** How much a notice weighs, as a shape and a colour; the word stands beside it. */
export function NoticeIcon(props: { readonly severity: Notice['severity'] }) {
  const Icon = icons[props.severity];
  return <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${colours[props.severity]}`} />;
}
