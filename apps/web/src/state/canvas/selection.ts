import type { Snapshot } from '../document-slice.types.ts';
import type { AppStore } from '../types.ts';

/** Lets go of what is selected, spotlit or open in a form once the text has it no more. */
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
    const nodes = selection.nodes.filter((id) => here.nodes.has(id));
    const rows = selection.rows.filter((id) => here.rows.has(id));
    const edge = selection.edge !== null && here.edges.has(selection.edge) ? selection.edge : null;
    const same =
      nodes.length === selection.nodes.length &&
      rows.length === selection.rows.length &&
      edge === selection.edge;
    const gone = (id: string | null): boolean => id !== null && !here.rows.has(id);
    if (same && !gone(spotlight) && !gone(openForm)) return;
    store.setState({
      selection: same ? selection : { nodes, rows, edge },
      spotlight: gone(spotlight) ? null : spotlight,
      openForm: gone(openForm) ? null : openForm,
    });
  });
}

function idsOf({ model, graph }: Snapshot) {
  return {
    nodes: new Set([...graph.stages, ...graph.images].map(({ id }) => id)),
    rows: new Set(model.instructions.map(({ id }) => id)),
    edges: new Set(graph.edges.map(({ id }) => id)),
  };
}
