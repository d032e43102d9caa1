import type { CSSProperties, ReactNode } from 'react';
import { classNames } from '../class-names.ts';
import { parseAnsi, type AnsiColor, type AnsiSpan, type AnsiStyle } from '@stagecraft/build-trace';
import './log.css';
import { rangesOf, shownLength } from './ranges.ts';

interface AnsiTextProps {
  readonly raw: string;
  readonly style: AnsiStyle;
  /** Text to highlight; none when empty. */
  readonly query: string;
  /** Whether this is the hit that was gone to. */
  readonly current: boolean;
  /** Part of the line's text to show, as offsets; all of it by default. */
  readonly from?: number;
  readonly to?: number;
}

/** A line of a log with its colours and the searched text marked. Only text nodes: nothing is markup. */
export function AnsiText(props: AnsiTextProps) {
  const { spans } = parseAnsi(props.raw.slice(0, shownLength), props.style);
  const text = spans.map((span) => span.text).join('');
  const ranges = rangesOf(text, props.query);
  const { from = 0, to = text.length } = props;
  const parts: ReactNode[] = [];
  let offset = 0;
  for (const [index, span] of spans.entries()) {
    const start = Math.max(0, from - offset);
    const part = { ...span, text: span.text.slice(start, Math.max(0, to - offset)) };
    if (part.text !== '') {
      parts.push(
        <span key={index} {...looks(span.style)}>
          {marked(part, offset + start, ranges, props.current)}
        </span>,
      );
    }
    offset += span.text.length;
  }
  if (to === text.length && props.raw.length > shownLength) parts.push(<span key="more">…</span>);
  return <>{parts}</>;
}

/** The span's text with the ranges (offsets of the line) that fall into it marked. */
function marked(
  span: AnsiSpan,
  offset: number,
  ranges: readonly { start: number; end: number }[],
  current: boolean,
): ReactNode {
  const pieces: ReactNode[] = [];
  let from = 0;
  for (const range of ranges) {
    const start = Math.max(0, range.start - offset);
    const end = Math.min(span.text.length, range.end - offset);
    if (start >= end) continue;
    if (start > from) pieces.push(span.text.slice(from, start));
    pieces.push(
      <mark key={start} className={current ? 'log-hit log-hit-current' : 'log-hit'}>
        {span.text.slice(start, end)}
      </mark>,
    );
    from = end;
  }
  if (pieces.length === 0) return span.text;
  pieces.push(span.text.slice(from));
  return pieces;
}

function looks(style: AnsiStyle): { className?: string; style?: CSSProperties } {
  const [front, back] = style.inverse
    ? [style.background ?? canvas, style.foreground ?? ink]
    : [style.foreground, style.background];
  const className = classNames(
    style.bold && 'font-bold',
    style.dim && 'opacity-75',
    style.italic && 'italic',
    style.underline && style.strike
      ? 'underline line-through'
      : style.underline
        ? 'underline'
        : style.strike && 'line-through',
  );
  const css: CSSProperties = {
    ...(front && { color: cssOf(front) }),
    ...(back && { backgroundColor: cssOf(back) }),
  };
  return {
    ...(className !== '' && { className }),
    ...(Object.keys(css).length > 0 && { style: css }),
  };
}

const canvas: AnsiColor = { kind: 'rgb', css: 'var(--canvas)' };
const ink: AnsiColor = { kind: 'rgb', css: 'var(--ink)' };

/** The 16 named colours follow the theme (`log.css`); all others are what the program asked for. */
function cssOf(color: AnsiColor): string {
  return color.kind === 'palette' ? `var(--ansi-${String(color.index)})` : color.css;
}
