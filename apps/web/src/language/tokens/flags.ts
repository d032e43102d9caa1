import type { Flag, Span } from '@stagecraft/dockerfile';
import type { Job } from './arguments.ts';
import { indexBefore, paintImage, paintValue } from './values.ts';

/** Paints `--name=value`; a `--mount` key by key, what `from` names as what it is. */
export function paintFlag(job: Job, flag: Flag): void {
  const { brush } = job;
  const { start, end } = brush.locate(flag.span);
  if (flag.valueSpan === null) return brush.put(start, end, 'attribute.name');
  const value = brush.locate(flag.valueSpan);
  brush.put(start, value.start - 1, 'attribute.name');
  brush.put(value.start - 1, value.start, 'delimiter');
  if (flag.name === 'mount') paintMount(job, value);
  else if (flag.name === 'from') paintSource(job, value);
  else paintValue(brush, value.start, value.end, 'attribute.value');
}

function paintMount(job: Job, { start, end }: Span): void {
  const { text, put } = job.brush;
  for (let at = start; at < end;) {
    const comma = indexBefore(text, ',', at, end);
    const equals = indexBefore(text, '=', at, comma);
    put(at, equals, 'attribute.key');
    if (equals < comma) {
      put(equals, equals + 1, 'delimiter');
      const value = { start: equals + 1, end: comma };
      if (text.slice(at, equals).toLowerCase() === 'from') paintSource(job, value);
      else paintValue(job.brush, value.start, value.end, 'attribute.value');
    }
    put(comma, Math.min(comma + 1, end), 'delimiter');
    at = comma + 1;
  }
}

/** A stage's name only where it leads to a stage. */
function paintSource({ brush, sourceKind }: Job, { start, end }: Span): void {
  const kind = sourceKind(brush.text.slice(start, end));
  if (kind === 'image') paintImage(brush, start, end);
  else if (kind === 'stage') brush.put(start, end, 'type');
  else paintValue(brush, start, end, 'attribute.value');
}
