import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

type Tone = 'neutral' | 'accent' | 'danger' | 'warning' | 'done';

const tones: Record<Tone, string> = {
  neutral: 'bg-hover text-muted',
  accent: 'bg-accent-soft text-accent',
  danger: 'bg-danger-soft text-danger',
  warning: 'bg-warning-soft text-warning',
  done: 'bg-done-soft text-done',
};

/** A short word or number beside something. */
export function Badge(props: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span
      className={classNames(
        'inline-flex h-4.5 min-w-4.5 items-center justify-center gap-1 rounded-full px-1.5 text-2xs font-medium whitespace-nowrap',
        tones[props.tone ?? 'neutral'],
      )}
    >
      {props.children}
    </span>
  );
}
