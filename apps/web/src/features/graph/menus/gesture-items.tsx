import { useMemo } from 'react';
import { translate } from '../../../i18n/index.ts';
import { shortcutsOf } from '../../../state/commands.ts';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { MenuItem, MenuSeparator } from '../../../ui/menu.tsx';
import {
  gestureCommands,
  type GestureCommand,
  type GestureId,
} from '../commands/gesture-commands.ts';
import { subjectOf, type Subject } from '../selection/subject.ts';
import { useAvailability } from './use-availability.ts';

const dangerous: readonly GestureId[] = ['delete', 'deleteStage', 'deleteEdges'];

interface GestureItemsProps {
  readonly sections: readonly (readonly GestureId[])[];
  readonly onChoose: (gesture: GestureId) => void;
  /** Shown when none makes sense. */
  readonly none?: string;
}

/** The gestures that make sense now, with their keys and, where one can't be made, the reason. */
export function GestureItems(props: GestureItemsProps) {
  const store = useAppStoreApi();
  // What is selected stays as it was when the menu opened: entries do not move under the pointer.
  const { subject, sections } = useMemo(() => {
    const state = store.getState();
    const shown = props.sections.map((ids) =>
      ids.flatMap(commandsOf).filter((command) => command.when(state)),
    );
    return { subject: subjectOf(state), sections: shown.filter((list) => list.length > 0) };
  }, [store, props.sections]);
  const reasons = useAvailability(
    subject,
    sections.flat().map(({ gesture }) => gesture),
  );
  if (sections.length === 0 && props.none !== undefined) {
    return <p className="max-w-64 px-2 py-1 text-sm text-muted">{props.none}</p>;
  }
  return sections.map((commands, index) => (
    <div key={commands[0]?.id ?? ''} role="group">
      {index > 0 ? <MenuSeparator /> : null}
      {commands.map((command) => (
        <Item
          key={command.id}
          command={command}
          title={translate(titleKeyOf(command, subject))}
          reason={reasons[command.gesture]}
          onChoose={props.onChoose}
        />
      ))}
    </div>
  ));
}

function commandsOf(id: GestureId): readonly GestureCommand[] {
  return gestureCommands.filter(({ gesture }) => gesture === id);
}

const forOne = ['moveUp', 'moveDown', 'duplicate', 'comment', 'delete'] as const;

/** What is done to one instruction is not said of several. */
function titleKeyOf({ gesture, titleKey }: GestureCommand, subject: Subject | null) {
  const one = subject?.rows.length === 1 ? forOne.find((id) => id === gesture) : undefined;
  return one === undefined ? titleKey : (`graph:doingOne.${one}` as const);
}

interface ItemProps {
  readonly command: GestureCommand;
  readonly title: string;
  readonly reason: string | undefined;
  readonly onChoose: (gesture: GestureId) => void;
}

function Item({ command, title, reason, onChoose }: ItemProps) {
  const isTree = useAppStore((state) => state.graphView === 'tree');
  // In the tree a letter looks for a name.
  const shortcut = shortcutsOf(command).find((keys) => !isTree || keys.length > 1);
  return (
    <MenuItem
      onSelect={() => onChoose(command.gesture)}
      unavailable={reason}
      danger={dangerous.includes(command.gesture)}
      {...(shortcut === undefined ? {} : { shortcut })}
    >
      {title}
    </MenuItem>
  );
}
