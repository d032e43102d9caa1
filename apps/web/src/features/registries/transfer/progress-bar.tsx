import { classNames } from '../../../ui/class-names.ts';

interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1; null where it is not known. */
  readonly part: number | null;
  readonly className?: string;
}

/** How far something is. */
export function ProgressBar({ label, part, className }: ProgressBarProps) {
  const percent = part === null ? null : Math.round(part * 100);
  return (
    <span
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      {...(percent === null ? {} : { 'aria-valuenow': percent })}
      className={classNames('block h-1.5 overflow-hidden rounded-full bg-hover', className)}
    >
      <span
        className={classNames('block h-full', percent === 100 ? 'bg-done' : 'bg-running')}
        style={{ width: `${String(percent ?? 0)}%` }}
      />
    </span>
  );
}
