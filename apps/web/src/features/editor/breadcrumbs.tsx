import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Snapshot } from '../../state/document-slice.types.ts';
import { useAppStore, useAppStoreApi } from '../../state/hooks.tsx';
import type { AppState } from '../../state/types.ts';
import { classNames } from '../../ui/class-names.ts';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import {
  cursorInstruction,
  instructionChoices,
  instructionCrumb,
  stageChoices,
  stageCrumb,
  type CrumbChoice,
} from './crumbs.ts';

/** File › stage › instruction of the cursor; each leads to its neighbours. */
export function Breadcrumbs() {
  const { t } = useTranslation('editor');
  const path = useAppStore((state) => state.snapshot?.path ?? null);
  const openDialog = useAppStore((state) => state.openDialog);
  if (path === null) return null;
  return (
    <nav
      aria-label={t('crumbs.label')}
      className="isolate flex h-6 shrink-0 items-center overflow-hidden border-b bg-canvas px-2 text-xs text-muted"
    >
      <button type="button" className={crumbClass} onClick={() => openDialog('files')}>
        {path}
      </button>
      <StageCrumb />
      <InstructionCrumb />
    </nav>
  );
}

const crumbClass =
  'min-w-0 truncate rounded px-1 py-0.5 hover:bg-hover hover:text-ink focus-visible:-outline-offset-2';

function StageCrumb() {
  const { t } = useTranslation('editor');
  const stage = useAppStore(stageCrumb);
  const nameOf = (text: string | null) =>
    text === null ? t('crumbs.globals') : t('crumbs.stage', { name: text });
  return (
    <Crumb
      label={stage === undefined ? '…' : nameOf(stage)}
      choices={(snapshot, state) => stageChoices(snapshot, cursorInstruction(state))}
      nameOf={nameOf}
    />
  );
}

function InstructionCrumb() {
  const instruction = useAppStore(instructionCrumb);
  if (instruction === null) return null;
  return (
    <Crumb
      label={instruction}
      // Gives way first: file and stage are short, and say more.
      className="shrink-[20]"
      choices={(snapshot, state) => instructionChoices(snapshot, cursorInstruction(state))}
      nameOf={(text) => text ?? ''}
    />
  );
}

interface CrumbProps {
  readonly label: string;
  readonly className?: string;
  readonly choices: (snapshot: Snapshot, state: AppState) => readonly CrumbChoice[];
  readonly nameOf: (text: string | null) => string;
}

function Crumb(props: CrumbProps) {
  const { label, className, choices, nameOf } = props;
  return (
    <>
      <ChevronRight aria-hidden className="size-3 shrink-0 text-faint" />
      <Menu
        trigger={
          <button type="button" className={classNames(crumbClass, className)}>
            {label}
          </button>
        }
      >
        <Choices choices={choices} nameOf={nameOf} />
      </Menu>
    </>
  );
}

/** Made when the menu opens. */
function Choices(props: Omit<CrumbProps, 'label' | 'className'>) {
  const { choices, nameOf } = props;
  const store = useAppStoreApi();
  const state = store.getState();
  const { snapshot, revealSpan } = state;
  if (snapshot === null) return null;
  return choices(snapshot, state).map((choice) => (
    <MenuItem key={choice.key} onSelect={() => revealSpan(snapshot.path, choice.target, true)}>
      <span className={classNames(choice.here && 'font-medium text-accent')}>
        {nameOf(choice.text)}
      </span>
    </MenuItem>
  ));
}
