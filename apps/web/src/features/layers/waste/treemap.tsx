import type { WasteNode } from '@stagecraft/contracts';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { formatBytes } from '../../../ui/format.ts';
import { squarify, type Rectangle } from './squarify.ts';

/** Percent of the map's own width and height: it fits any room. */
const room = { x: 0, y: 0, width: 100, height: 100 };
/** How wide the map is by its height, so that its pieces look square. */
const aspect = 3;

/** The folder at a path of names; the nearest one that there is. */
function nodeAt(root: WasteNode, path: readonly string[]): WasteNode {
  let node = root;
  for (const name of path) node = node.children.find((child) => child.name === name) ?? node;
  return node;
}

/** Folders with only one thing in them are gone through at once. */
function deepen(node: WasteNode): { readonly node: WasteNode; readonly names: readonly string[] } {
  const names = [node.name];
  let at = node;
  for (let only = at.children[0]; at.children.length === 1 && only; only = at.children[0]) {
    if (only.children.length === 0) break;
    names.push(only.name);
    at = only;
  }
  return { node: at, names };
}

/** Which folder the map shows and which of its areas has the keyboard; what is opened gets the focus. */
function useWalk(tree: WasteNode) {
  const map = useRef<HTMLDivElement>(null);
  const [path, setPath] = useState<readonly string[]>(() => deepen(tree).names.slice(1));
  const [active, setActive] = useState(0);
  const moved = useRef(false);
  const children = nodeAt(tree, path).children.filter(({ bytes }) => bytes > 0);
  const focus = (index: number): void => map.current?.querySelectorAll('button')[index]?.focus();
  useEffect(() => {
    if (moved.current) map.current?.querySelector('button')?.focus();
    moved.current = false;
  }, [path]);
  const go = (to: readonly string[]): void => {
    moved.current = true;
    setPath(to);
    setActive(0);
  };
  const open = (index: number): void => {
    setActive(index);
    const child = children[index];
    if (child === undefined) return;
    const { node, names } = deepen(child);
    if (node.children.length > 0) go([...path, ...names]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && path.length > 0) go(path.slice(0, -1));
    const back = event.key === 'ArrowLeft' || event.key === 'ArrowUp';
    const on = event.key === 'ArrowRight' || event.key === 'ArrowDown';
    if (!back && !on) return;
    event.preventDefault();
    const next = (active + (on ? 1 : children.length - 1)) % Math.max(1, children.length);
    setActive(next);
    focus(next);
  };
  return { map, path, children, active, go, open, onKeyDown };
}

/** Wasted bytes as areas, a folder at a time. Every area is a button; arrow keys move between them. */
export function Treemap({ tree }: { readonly tree: WasteNode }) {
  const { t } = useTranslation('layers');
  const { map, path, children, active, go, open, onKeyDown } = useWalk(tree);
  const places = squarify(
    children.map(({ bytes }) => bytes),
    { ...room, width: room.width * aspect },
  );
  return (
    <div>
      <div className="mb-1 flex min-h-6 flex-wrap items-center gap-2 text-xs">
        <span className="font-mono">
          {path.length === 0 ? t('waste.mapWhole') : `/${path.join('/')}`}
        </span>
        {path.length === 0 ? null : (
          <Button size="small" onClick={() => go(path.slice(0, -1))}>
            {t('waste.mapUp')}
          </Button>
        )}
        <span className="text-muted">{t('waste.mapHint')}</span>
      </div>
      <div
        ref={map}
        role="group"
        aria-label={t('waste.map')}
        onKeyDown={onKeyDown}
        className="relative h-56 overflow-hidden rounded-md border bg-hover"
      >
        {children.map((child, index) => (
          <Area
            key={child.name}
            node={child}
            within={path}
            place={places[index] ?? room}
            shade={index}
            tabbable={index === Math.min(active, children.length - 1)}
            onOpen={() => open(index)}
          />
        ))}
      </div>
    </div>
  );
}

/** Soft colours that reach enough contrast with the text on them; neighbours differ. */
const shades = ['bg-danger-soft', 'bg-warning-soft', 'bg-cached-soft', 'bg-accent-soft'];

interface AreaProps {
  readonly node: WasteNode;
  readonly within: readonly string[];
  readonly place: Rectangle;
  readonly shade: number;
  readonly tabbable: boolean;
  readonly onOpen: () => void;
}

function Area({ node, within, place, shade, tabbable, onOpen }: AreaProps) {
  const { t, i18n } = useTranslation('layers');
  const { names } = deepen(node);
  const bytes = formatBytes(node.bytes, i18n.language);
  const path = `/${[...within, ...names].join('/')}`;
  const words = t('waste.mapItem', { path, bytes, count: node.files });
  return (
    <button
      type="button"
      tabIndex={tabbable ? 0 : -1}
      aria-label={words}
      title={words}
      onClick={onOpen}
      style={{
        left: `${String(place.x / aspect)}%`,
        top: `${String(place.y)}%`,
        width: `${String(place.width / aspect)}%`,
        height: `${String(place.height)}%`,
      }}
      className={`absolute flex flex-col overflow-hidden border border-canvas px-1 py-0.5 text-left text-xs text-ink hover:brightness-95 focus-visible:z-10 focus-visible:-outline-offset-2 ${shades[shade % shades.length] ?? ''}`}
    >
      <span aria-hidden className="truncate font-mono text-2xs">
        {names.join('/')}
      </span>
      <span aria-hidden className="truncate text-2xs">
        {bytes}
      </span>
    </button>
  );
}
