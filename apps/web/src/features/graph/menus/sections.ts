import type { GestureId } from '../commands/gesture-commands.ts';
import type { Subject } from '../selection/subject.ts';

/** What a menu is about. */
export type MenuKind = 'rows' | 'stages' | 'edge' | 'image' | 'context' | 'canvas';

/** Gestures of each menu, in groups. */
export const menuSections: Readonly<Record<MenuKind, readonly (readonly GestureId[])[]>> = {
  rows: [
    ['editForm', 'editText', 'addInstruction'],
    ['moveUp', 'moveDown', 'moveToPrevious', 'moveToNext', 'moveRows', 'whatIf'],
    ['duplicate', 'comment', 'copy', 'cut', 'paste'],
    ['splitStage', 'extractStage', 'reroute', 'rerouteTarget', 'mergeRuns', 'addCacheMounts'],
    ['delete'],
  ],
  stages: [
    ['setTarget', 'unsetTarget', 'renameStage', 'setBase', 'stageOnThis'],
    ['addInstruction', 'chooseSource', 'copyFromHere', 'editForm'],
    ['duplicateStage', 'stageUp', 'stageDown', 'copy', 'cut', 'paste'],
    ['mergeStages', 'splitRuntime', 'dependenciesFirst'],
    ['deleteStage'],
  ],
  edge: [['reroute', 'rerouteTarget'], ['deleteEdges']],
  image: [
    ['newStage', 'useAsBase', 'copyFromHere'],
    ['findUses', 'aboutImage', 'copyName'],
  ],
  context: [['copyFromHere'], ['showSent', 'openIgnore']],
  canvas: [['newStage', 'paste']],
};

/** The menu for what is selected. */
export function menuKind({ edges, rows, stages, nodes }: Subject): MenuKind {
  if (edges.length > 0) return 'edge';
  if (rows.length > 0) return 'rows';
  if (stages.length > 0) return 'stages';
  if (nodes.length === 0) return 'canvas';
  return nodes.some((id) => id.startsWith('image:')) ? 'image' : 'context';
}
