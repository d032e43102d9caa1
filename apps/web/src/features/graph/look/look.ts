import type { Heat } from '../../../state/canvas/heat.ts';

/** How much of a node stands out: all of it, or only some of its rows. */
export type Light = 'all' | 'some';

/** What stands out on the canvas, and what it is coloured by. */
export interface Look {
  /** Everything that is not lit is dim. */
  readonly dims: boolean;
  /** Ids of nodes. */
  readonly nodes: ReadonlyMap<string, Light>;
  /** Ids of instructions, in nodes that are lit in part. */
  readonly rows: ReadonlySet<string>;
  /** Ids of lines. */
  readonly lines: ReadonlySet<string>;
  /** The place that a search is at: id of a node or an instruction. */
  readonly current: string | null;
  /** Whether there are heats at all: what has none is then not known. */
  readonly heated: boolean;
  /** Id of an instruction → its heat. */
  readonly heat: ReadonlyMap<string, Heat>;
  /** Id of a node → the heat of all of its instructions. */
  readonly nodeHeat: ReadonlyMap<string, Heat>;
}

/** Everything as it is. */
export const plainLook: Look = {
  dims: false,
  nodes: new Map(),
  rows: new Set(),
  lines: new Set(),
  current: null,
  heated: false,
  heat: new Map(),
  nodeHeat: new Map(),
};

/** What is lit. */
export type Lighting = Pick<Look, 'nodes' | 'rows' | 'lines'>;

/** What both leave lit; null stands for everything. */
export function together(a: Lighting | null, b: Lighting | null): Lighting | null {
  if (a === null || b === null) return a ?? b;
  const rows = new Set([...a.rows, ...b.rows]);
  const nodes = new Map<string, Light>();
  for (const [id, light] of a.nodes) {
    const other = b.nodes.get(id);
    if (other !== undefined) nodes.set(id, light === 'all' ? other : light);
  }
  return { nodes, rows, lines: new Set([...a.lines].filter((id) => b.lines.has(id))) };
}
