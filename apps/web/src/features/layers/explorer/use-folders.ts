import type { LayerPath } from '@stagecraft/contracts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useAppStore } from '../../../state/hooks.tsx';
import { treeRows, type KnownFolder, type TreeRow } from './rows.ts';

/** Entries that are asked for at once. */
const pageSize = 500;

/** What of an image's layers is looked at. */
export interface LayerView {
  readonly image: string;
  /** From 0. */
  readonly layer: number;
  readonly view: 'layer' | 'merged';
}

const noFolders: ReadonlyMap<string, KnownFolder> = new Map();
const closed: ReadonlySet<string> = new Set();

interface Tree {
  readonly rows: readonly TreeRow[];
  /** Opens or closes a folder. */
  toggle(path: string, open: boolean): void;
  /** Asks for the entries around a row that has not come yet. */
  want(row: TreeRow): void;
}

/** Puts what came of a folder to what is known of it. */
function merge(
  known: KnownFolder | undefined,
  offset: number,
  entries: readonly LayerPath[],
  total: number,
): KnownFolder {
  const all = new Map(known?.entries);
  for (const [index, entry] of entries.entries()) all.set(offset + index, entry);
  return { entries: all, total, problem: null };
}

/** The folders of an image at a layer, read as they are opened and scrolled to. Open folders stay open. */
export function useFolders({ image, layer, view }: LayerView): Tree {
  const ask = useAppStore((state) => state.askRecords);
  const [folders, setFolders] = useState(noFolders);
  const [expanded, setExpanded] = useState(closed);
  const asked = useRef(new Set<string>());
  const gone = useRef(new AbortController());
  useEffect(() => {
    gone.current = new AbortController();
    asked.current = new Set();
    setFolders(noFolders);
    const { current } = gone;
    return () => current.abort();
  }, [image, layer, view]);
  const want = useCallback(
    (row: TreeRow) => {
      if (row.kind !== 'waiting') return;
      const { folder: path, index } = row;
      const offset = Math.floor(index / pageSize) * pageSize;
      const key = `${String(offset)} ${path}`;
      if (asked.current.has(key)) return;
      asked.current.add(key);
      const { signal } = gone.current;
      const place = { layer: String(layer), view, path };
      const query = { ...place, offset: String(offset), limit: String(pageSize) };
      void ask('listLayerFolder', { params: { ref: image }, query, signal }).then((result) => {
        if (signal.aborted) return;
        setFolders((before) => {
          const known = before.get(path);
          const folder = result.ok
            ? merge(known, offset, result.value.entries, result.value.total)
            : { entries: new Map(), total: 0, problem: result.problem };
          return new Map(before).set(path, folder);
        });
      });
    },
    [ask, image, layer, view],
  );
  const toggle = useCallback((path: string, open: boolean) => {
    setExpanded((before) => {
      const next = new Set(before);
      if (open) next.add(path);
      else next.delete(path);
      return next;
    });
  }, []);
  const rows = useMemo(() => treeRows(folders, expanded), [folders, expanded]);
  return { rows, toggle, want };
}
