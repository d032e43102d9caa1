import { useEffect, useRef } from 'react';
import { showDifference, showFile, type FileView } from './file-view.ts';

interface TextViewProps {
  readonly path: string;
  readonly text: string;
  /** Accessible name. */
  readonly label: string;
}

/** A text, highlighted by the name of its file, that can be read and copied but not changed. */
export function TextView({ path, text, label }: TextViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<FileView | null>(null);
  const latest = useRef(text);
  latest.current = text;
  useEffect(() => {
    let gone = false;
    if (host.current === null) return undefined;
    void showFile(host.current, path, latest.current, label).then((made) => {
      if (gone) return made.dispose();
      made.setText(latest.current);
      view.current = made;
    });
    return () => {
      gone = true;
      view.current?.dispose();
      view.current = null;
    };
  }, [path, label]);
  useEffect(() => view.current?.setText(text), [text]);
  return <div ref={host} data-testid="layer-text" className="h-full min-h-0" />;
}

interface DifferenceTextProps {
  readonly path: string;
  readonly before: string;
  readonly after: string;
  readonly beforeLabel: string;
  readonly afterLabel: string;
}

/** Two versions of a text against each other. */
export function DifferenceText(props: DifferenceTextProps) {
  const { path, before, after, beforeLabel, afterLabel } = props;
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let dispose: (() => void) | null = null;
    let gone = false;
    if (host.current === null) return undefined;
    const labels = { before: beforeLabel, after: afterLabel };
    void showDifference(host.current, path, { before, after }, labels).then((made) => {
      if (gone) made.dispose();
      else dispose = made.dispose;
    });
    return () => {
      gone = true;
      dispose?.();
    };
  }, [path, before, after, beforeLabel, afterLabel]);
  return <div ref={host} data-testid="layer-difference" className="h-full min-h-0" />;
}
