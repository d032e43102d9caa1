import type { GraphEdge, StageGraph } from '@stagecraft/dockerfile';
import type { Card, Row } from '../model/cards.ts';

/** One line of the tree. */
export interface TreeItem {
  /** Unique in the tree, and the same as long as it means the same. */
  readonly key: string;
  /** From 1. */
  readonly level: number;
  /** From 1, among those beside it. */
  readonly place: number;
  readonly siblings: number;
  /** Null where there is nothing to open. */
  readonly expanded: boolean | null;
  readonly content:
    | { readonly kind: 'card'; readonly card: Card }
    | { readonly kind: 'row'; readonly row: Row; readonly card: Card }
    | { readonly kind: 'relation'; readonly relation: Relation };
}

/** What an edge means for one of its ends. */
export interface Relation {
  readonly does: 'base' | 'copy' | 'mount' | 'context' | 'usedBy';
  readonly edge: GraphEdge;
  /** Id of the node at the other end. */
  readonly other: string;
}

/** What the tree is made of. */
export interface TreeInput {
  readonly cards: readonly Card[];
  readonly graph: StageGraph;
  /** Keys of cards that are closed. */
  readonly closed: ReadonlySet<string>;
  /** Keys of rows that are open. */
  readonly opened: ReadonlySet<string>;
}

/**
 * The tree as a list of the lines that are shown: cards in the file's order, what comes from outside last;
 * under a card what it takes from others, its rows, and who uses it; under a row what that one takes.
 */
export function treeItems({ cards, graph, closed, opened }: TreeInput): TreeItem[] {
  const relations = relationsOf(graph);
  const outside = (card: Card): boolean => card.kind === 'image' || card.kind === 'context';
  const top = [
    ...cards.filter((card) => !outside(card) && card.kind !== 'output'),
    ...cards.filter(outside),
  ];
  return top.flatMap((card, index) => {
    const isOpen = !closed.has(card.id);
    const inner = isOpen ? within(card, relations, opened) : [];
    const some = 'rows' in card || relations.uses.has(card.id);
    return [
      {
        key: card.id,
        level: 1,
        place: index + 1,
        siblings: top.length,
        expanded: some ? isOpen : null,
        content: { kind: 'card', card } as const,
      },
      ...inner,
    ];
  });
}

interface Relations {
  /** Node id → what it takes from others, each once. */
  readonly takes: ReadonlyMap<string, readonly Relation[]>;
  /** Node id → who uses it. */
  readonly uses: ReadonlyMap<string, readonly Relation[]>;
  /** Index of an instruction → what it takes. */
  readonly rows: ReadonlyMap<number, readonly Relation[]>;
}

function relationsOf({ edges }: StageGraph): Relations {
  const takes = new Map<string, Relation[]>();
  const uses = new Map<string, Relation[]>();
  const rows = new Map<number, Relation[]>();
  const seen = new Set<string>();
  for (const edge of edges) {
    const taken: Relation = { does: edge.kind, edge, other: edge.source };
    add(rows, edge.instruction, taken);
    add(uses, edge.source, { does: 'usedBy', edge, other: edge.target });
    const line = `${edge.kind} ${edge.source} ${edge.target}`;
    if (!seen.has(line)) add(takes, edge.target, taken);
    seen.add(line);
  }
  return { takes, uses, rows };
}

function add<K>(map: Map<K, Relation[]>, key: K, relation: Relation): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [relation]);
  else list.push(relation);
}

function within(card: Card, relations: Relations, opened: ReadonlySet<string>): TreeItem[] {
  const rows = 'rows' in card ? card.rows : [];
  const before = relations.takes.get(card.id) ?? [];
  const after = relations.uses.get(card.id) ?? [];
  const siblings = before.length + rows.length + after.length;
  const items: TreeItem[] = [];
  let place = 0;
  for (const relation of before) {
    items.push(
      relationItem(`${card.id} < ${relation.edge.id}`, relation, 2, (place += 1), siblings),
    );
  }
  for (const row of rows) {
    const own = relations.rows.get(row.index) ?? [];
    const isOpen = own.length > 0 && opened.has(row.id);
    items.push({
      key: row.id,
      level: 2,
      place: (place += 1),
      siblings,
      expanded: own.length === 0 ? null : isOpen,
      content: { kind: 'row', row, card },
    });
    if (!isOpen) continue;
    for (const [index, relation] of own.entries()) {
      const key = `${row.id} < ${relation.edge.id}`;
      items.push(relationItem(key, relation, 3, index + 1, own.length));
    }
  }
  for (const relation of after) {
    items.push(
      relationItem(`${card.id} > ${relation.edge.id}`, relation, 2, (place += 1), siblings),
    );
  }
  return items;
}

function relationItem(
  key: string,
  relation: Relation,
  level: number,
  place: number,
  siblings: number,
): TreeItem {
  const content = { kind: 'relation', relation } as const;
  return { key, level, place, siblings, expanded: null, content };
}
