import * as z from 'zod';
import { sameData } from '../../language/same-data.ts';
import type { CanvasSlice } from '../canvas-slice.types.ts';
import type { DocumentSlice, NodePosition } from '../document-slice.types.ts';
import type { Ports } from '../ports.ts';
import type { AppState, AppStore } from '../types.ts';

/** Tabs of a workspace and places of nodes are kept in the browser; they are no part of any file. */
const Tabs = z.object({ paths: z.array(z.string()).max(100), active: z.string().nullable() });
const Positions = z.record(z.string(), z.object({ x: z.number(), y: z.number() }));
const Collapsed = z.array(z.string()).readonly();

function tabsKey(workspaceId: string): string {
  return `stagecraft.tabs.${workspaceId}`;
}

function positionsKey(workspaceId: string, path: string): string {
  return `stagecraft.graph.${workspaceId}.${path}`;
}

function collapsedKey(workspaceId: string, path: string): string {
  return `stagecraft.collapsed.${workspaceId}.${path}`;
}

function read<T>(storage: Ports['storage'], key: string, schema: z.ZodType<T>): T | null {
  try {
    const parsed = schema.safeParse(JSON.parse(storage?.getItem(key) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function write(storage: Ports['storage'], key: string, value: unknown): void {
  try {
    if (value === null) storage?.removeItem(key);
    else storage?.setItem(key, JSON.stringify(value));
  } catch {
    // Storage full or denied: it holds until the page is closed.
  }
}

type Tabs = z.infer<typeof Tabs>;

/** Opens the tabs of the last visit, or the workspace's Dockerfile, and keeps the tabs from then on. */
export function rememberTabs(ports: Ports, store: AppStore): void {
  store.subscribe((state, before) => {
    const { workspace } = state;
    if (workspace?.id !== before.workspace?.id) {
      // Read before the tabs of the workspace that is left go away, which is written down too.
      const tabs = workspace === null ? null : read(ports.storage, tabsKey(workspace.id), Tabs);
      for (const file of before.openFiles) ports.documents.close(file.path);
      store.setState({ openFiles: [], activePath: null, cursor: null, closeQuestion: null });
      if (workspace !== null) void restore(store, workspace.id, tabs);
      return;
    }
    if (workspace === null) return;
    if (state.openFiles === before.openFiles && state.activePath === before.activePath) return;
    const paths = pathsOf(state);
    // What else is known of a file changes with the first key that is typed into it.
    if (sameData([paths, state.activePath], [pathsOf(before), before.activePath])) return;
    write(ports.storage, tabsKey(workspace.id), { paths, active: state.activePath });
  });
}

function pathsOf({ openFiles }: AppState): readonly string[] {
  return openFiles.map((file) => file.path);
}

/** What `docker build` takes by itself. */
const defaultDockerfile = 'Dockerfile';

async function restore(store: AppStore, workspaceId: string, tabs: Tabs | null): Promise<void> {
  const isHere = (): boolean => store.getState().workspace?.id === workspaceId;
  // What the address names goes before what was active at the last visit.
  const { firstFile } = store.getState();
  if (tabs !== null && tabs.paths.length > 0) {
    await Promise.all(tabs.paths.map((path) => store.getState().openFile(path)));
    if (!isHere()) return;
    const gone = store.getState().openFiles.filter((file) => file.problem?.code === 'not_found');
    for (const file of gone) store.getState().closeFile(file.path);
    if (tabs.active !== null) store.getState().activateFile(tabs.active);
  }
  if (firstFile !== null) await store.getState().openFile(firstFile);
  // The person may have been faster.
  if (!isHere() || store.getState().openFiles.length > 0) return;
  const found = await store.getState().findDockerfiles();
  if (!isHere() || store.getState().openFiles.length > 0) return;
  const first = found.includes(defaultDockerfile) ? defaultDockerfile : found[0];
  if (first !== undefined) await store.getState().openFile(first);
}

type Places = Pick<DocumentSlice, 'moveNode' | 'tidyGraph'>;

/** Where nodes were dragged to, by workspace and Dockerfile. */
export function createPlaces(ports: Ports, store: AppStore): Places {
  const none: Readonly<Record<string, NodePosition>> = {};
  const write = rememberByFile(ports, store, positionsKey, Positions, (kept) =>
    store.setState({ nodePositions: kept ?? none }),
  );
  const keep = (nodePositions: Readonly<Record<string, NodePosition>>): void => {
    store.setState({ nodePositions });
    write(Object.keys(nodePositions).length === 0 ? null : nodePositions);
  };
  return {
    moveNode: (id, { x, y }) => keep({ ...store.getState().nodePositions, [id]: { x, y } }),
    tidyGraph: () => keep({}),
  };
}

type Collapsing = Pick<CanvasSlice, 'toggleCollapsed' | 'setCollapsed'>;

/** Which stages show their header only, by workspace and Dockerfile. */
export function createCollapsing(ports: Ports, store: AppStore): Collapsing {
  const none: readonly string[] = [];
  const write = rememberByFile(ports, store, collapsedKey, Collapsed, (kept) =>
    store.setState({ collapsed: kept ?? none }),
  );
  const keep = (collapsed: readonly string[]): void => {
    store.setState({ collapsed });
    write(collapsed.length === 0 ? null : collapsed);
  };
  return {
    toggleCollapsed: (node) => {
      const { collapsed } = store.getState();
      const others = collapsed.filter((one) => one !== node);
      keep(others.length < collapsed.length ? others : [...collapsed, node]);
    },
    setCollapsed: keep,
  };
}

/**
 * Gives what was kept for the shown Dockerfile to `take` whenever another one is shown. The function that
 * it gives keeps a value for the present one; null keeps nothing.
 */
function rememberByFile<T>(
  ports: Ports,
  store: AppStore,
  keyOf: (workspaceId: string, path: string) => string,
  schema: z.ZodType<T>,
  take: (kept: T | null) => void,
): (value: T | null) => void {
  const key = (): string | null => {
    const { workspace, activePath } = store.getState();
    return workspace === null || activePath === null ? null : keyOf(workspace.id, activePath);
  };
  store.subscribe((state, before) => {
    if (state.activePath === before.activePath && state.workspace === before.workspace) return;
    const at = key();
    take(at === null ? null : read(ports.storage, at, schema));
  });
  return (value) => {
    const at = key();
    if (at !== null) write(ports.storage, at, value);
  };
}
