import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { hexLine, hexLineCount } from './content.ts';

const lineHeight = 18;

interface HexViewProps {
  readonly bytes: Uint8Array;
  /** Accessible name. */
  readonly label: string;
}

/** Bytes as numbers and as letters; only the lines in view are drawn. */
export function HexView({ bytes, label }: HexViewProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: hexLineCount(bytes),
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    overscan: 20,
  });
  return (
    <div
      ref={scroller}
      role="region"
      tabIndex={0}
      aria-label={label}
      className="h-full overflow-auto focus-visible:-outline-offset-2"
    >
      <div className="relative min-w-144" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const { offset, hex, text } = hexLine(bytes, index);
          return (
            <div
              key={key}
              className="absolute inset-x-0 flex gap-4 px-3 font-mono text-xs whitespace-pre"
              style={{ transform: `translateY(${String(start)}px)`, height: lineHeight }}
            >
              <span className="text-faint">{offset}</span>
              <span className="w-[47ch] shrink-0">{hex}</span>
              <span className="text-muted">{text}</span>
            </div>
          );
        })}
      </div>
    </div>
  );
}
