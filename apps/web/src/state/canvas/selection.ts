import { specialNodes } from '@stagecraft/graph-layout';
import type { Snapshot } from '../document-slice.types.ts';
import type { AppStore } from '../types.ts';

/**
 * Lets go of what is selected, spotlit or open in a form once the text has it no more. What was only
 * written anew, at its place, stays: ids are made from the text.
 */
export function keepSelection(store: AppStore): void {
  store.subscribe((state, before) => {
    const { snapshot, selection, spotlight, openForm } = state;
    if (snapshot === before.snapshot) return;
    if (snapshot === null || snapshot.path !== before.snapshot?.path) {
      const nothing = { nodes: [], rows: [], edge: null };
      store.setState({ selection: nothing, gesture: null, spotlight: null, openForm: null });
      return;
    }
    const here = idsOf(snapshot);
    const renewed = renewedIds(before.snapshot, snapshot);
    const now = (id: string): string => renewed.get(id) ?? id;
    const nodes = selection.nodes.map(now).filter((id) => here.nodes.has(id));
    const rows = selection.rows.map(now).filter((id) => here.rows.has(id));
    const edge = selection.edge !== null && here.edges.has(selection.edge) ? selection.edge : null;
    const same =
      isSame(nodes, selection.nodes) && isSame(rows, selection.rows) && edge === selection.edge;
    const kept = (id: string | null): string | null =>
      id !== null && here.rows.has(now(id)) ? now(id) : null;
    if (same && kept(spotlight) === spotlight && kept(openForm) === openForm) return;
    store.setState({
      selection: same ? selection : { nodes, rows, edge },
      spotlight: kept(spotlight),
      openForm: kept(openForm),
    });
  });
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}

/** Id before → id now, of instructions and stages whose text changed where they stand. */
function renewedIds(before: Snapshot, now: Snapshot): ReadonlyMap<string, string> {
  const renewed = new Map<string, string>();
  const compare = (
    old: readonly { readonly id: string; readonly keyword?: string }[],
    own: readonly { readonly id: string; readonly keyword?: string }[],
  ): void => {
    if (old.length !== own.length) return;
    const known = new Set(old.map(({ id }) => id));
    for (const [index, { id, keyword }] of own.entries()) {
      const was = old[index];
      // An id that was there already belongs to something that came here from elsewhere.
      if (was !== undefined && !known.has(id) && was.keyword === keyword) renewed.set(was.id, id);
    }
  };
  compare(before.model.instructions, now.model.instructions);
  compare(before.graph.stages, now.graph.stages);
  return renewed;
}

function idsOf({ model, graph }: Snapshot) {
  return {
    nodes: new Set([
      specialNodes.context,
      ...[...graph.stages, ...graph.images].map(({ id }) => id),
    ]),
    rows: new Set(model.instructions.map(({ id }) => id)),
    edges: new Set(graph.edges.map(({ id }) => id)),
  };
}
