import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { MenuItem, MenuLabel, MenuSeparator, PointMenu } from '../../../ui/menu.tsx';
import type { GestureId } from '../commands/gesture-commands.ts';
import { runGesture } from '../commands/run-gesture.ts';
import { revealInstruction } from '../reveal.ts';
import { subjectOf, type Subject } from '../selection/subject.ts';
import { builtStep } from './built-step.ts';
import { GestureItems } from './gesture-items.tsx';
import { menuKind, menuSections, type MenuKind } from './sections.ts';

export interface OpenMenu {
  /** Pixels in the window. */
  readonly at: { readonly x: number; readonly y: number };
  /** Gets the keyboard back. */
  readonly from: HTMLElement | SVGElement;
  /** Opened on the empty canvas, whatever the text cursor is at. */
  readonly onCanvas: boolean;
}

/** What can be done with what is selected. */
export function GraphMenu(props: { readonly menu: OpenMenu; readonly onClose: () => void }) {
  const { menu, onClose } = props;
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const chosen = useRef<(() => void) | null>(null);
  const subject = subjectOf(store.getState());
  if (subject === null) return null;
  const kind = menu.onCanvas ? 'canvas' : menuKind(subject);
  const label = t(`menu.${kind}`, {
    count: kind === 'rows' ? subject.rows.length : subject.stages.length,
  });
  const choose = (gesture: GestureId): void => {
    chosen.current = () => void runGesture(store, gesture);
  };
  return (
    <PointMenu
      at={menu.at}
      label={label}
      onClose={onClose}
      afterClose={() => {
        menu.from.focus({ preventScroll: true });
        chosen.current?.();
      }}
    >
      <MenuLabel>{label}</MenuLabel>
      <GestureItems sections={menuSections[kind]} onChoose={choose} />
      <MoreItems
        kind={kind}
        subject={subject}
        onChoose={(work) => {
          chosen.current = work;
        }}
      />
    </PointMenu>
  );
}

interface MoreItemsProps {
  readonly kind: MenuKind;
  readonly subject: Subject;
  /** Work that waits until the menu is gone. */
  readonly onChoose: (work: () => void) => void;
}

/** What changes nothing in the text. */
function MoreItems(props: MoreItemsProps) {
  const { kind, subject } = props;
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const view = useAppStore((state) => state.graphView);
  const first = subject.rows[0]?.index ?? subject.stages[0]?.from ?? subject.edges[0]?.instruction;
  if (kind === 'canvas') {
    const other = view === 'canvas' ? 'tree' : 'canvas';
    return (
      <>
        <MenuSeparator />
        <MenuItem shortcut="Alt+T" onSelect={() => store.getState().setGraphView(other)}>
          {t(`command.${other}`)}
        </MenuItem>
        <MenuItem shortcut="Alt+0" onSelect={() => store.getState().requestGraph('fit')}>
          {t('command.fit')}
        </MenuItem>
        <MenuItem onSelect={() => store.getState().tidyGraph()}>{t('command.tidy')}</MenuItem>
      </>
    );
  }
  if (first === undefined) return null;
  return (
    <>
      <MenuSeparator />
      <MenuItem shortcut="Enter" onSelect={() => revealInstruction(store, first, true)}>
        {t('menu.show')}
      </MenuItem>
      {kind === 'stages' && subject.stages.length === 1 ? (
        <RunItem stage={subject.stages[0]?.index ?? 0} onChoose={props.onChoose} />
      ) : null}
      {kind === 'rows' && subject.rows.length === 1 ? (
        <>
          <WhyItem instruction={first} onChoose={props.onChoose} />
          <StateItems instruction={first} onChoose={props.onChoose} />
        </>
      ) : null}
    </>
  );
}

/** Runs the stage as a container, after it is built where it has to be. */
function RunItem(props: Pick<MoreItemsProps, 'onChoose'> & { readonly stage: number }) {
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const ready = useAppStore((state) => state.engine.state === 'ready');
  return (
    <MenuItem
      unavailable={ready ? undefined : t('menu.noEngine')}
      onSelect={() => props.onChoose(() => void store.getState().openStage(props.stage))}
    >
      {t('menu.runStage')}
    </MenuItem>
  );
}

/** Opens a shell in the state of a build before or after the instruction. */
function StateItems(props: Pick<MoreItemsProps, 'onChoose'> & { readonly instruction: number }) {
  const { instruction, onChoose } = props;
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const ready = useAppStore((state) => state.engine.state === 'ready');
  const isInStage = useAppStore(
    (state) => (state.snapshot?.model.instructions[instruction]?.stage ?? -1) >= 0,
  );
  if (!isInStage) return null;
  const unavailable = ready ? undefined : t('menu.noEngine');
  return (['before', 'after'] as const).map((side) => (
    <MenuItem
      key={side}
      unavailable={unavailable}
      onSelect={() =>
        onChoose(() => {
          void store
            .getState()
            .steps()
            .then(({ openHere }) => openHere(instruction, side));
        })
      }
    >
      {t(`menu.shell.${side}`)}
    </MenuItem>
  ));
}

/** Asks why the shown build carried the instruction out anew; nothing where it did not. */
function WhyItem(props: Pick<MoreItemsProps, 'onChoose'> & { readonly instruction: number }) {
  const { t } = useTranslation('records');
  const store = useAppStoreApi();
  const step = builtStep(store.getState(), props.instruction);
  if (step === null) return null;
  return (
    <MenuItem onSelect={() => props.onChoose(() => store.getState().askWhy(step))}>
      {t('why.title')}
    </MenuItem>
  );
}
