import type { DirectiveNode, DockerfileModel, Instruction } from '../types.ts';

/** The instructions and directives among nodes. */
export function sortNodes(nodes: DockerfileModel['nodes']): {
  instructions: Instruction[];
  directives: DirectiveNode[];
} {
  const instructions: Instruction[] = [];
  const directives: DirectiveNode[] = [];
  for (const node of nodes) {
    if (node.kind === 'instruction') instructions.push(node);
    else if (node.kind === 'directive') directives.push(node);
  }
  return { instructions, directives };
}
