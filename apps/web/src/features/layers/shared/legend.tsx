interface LegendProps {
  /** Class of the colour. */
  readonly tone: string;
  readonly words: string;
}

/** What a colour of a bar means. */
export function Legend({ tone, words }: LegendProps) {
  return (
    <span className="inline-flex items-center gap-1 text-xs font-normal text-muted">
      <span aria-hidden className={`size-2.5 rounded-sm ${tone}`} />
      {words}
    </span>
  );
}
