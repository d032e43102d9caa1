import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../state/hooks.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Menu, MenuItem } from '../../ui/menu.tsx';
import { instructionChoices, shortText, stageChoices, type CrumbChoice } from './crumbs.ts';

/** File › stage › instruction of the cursor; each leads to its neighbours. */
export function Breadcrumbs() {
  const { t } = useTranslation('editor');
  const store = useAppStoreApi();
  const snapshot = useAppStore((state) => state.snapshot);
  const index = useAppStore((state) => state.cursorInstruction);
  const openDialog = useAppStore((state) => state.openDialog);
  if (snapshot === null) return null;
  const cursor = index === null ? null : (snapshot.model.instructions[index] ?? null);
  const stage = cursor === null || cursor.stage < 0 ? null : snapshot.graph.stages[cursor.stage];
  const nameOf = (text: string | null) =>
    text === null ? t('crumbs.globals') : t('crumbs.stage', { name: text });
  const goTo = (choice: CrumbChoice) =>
    store.getState().revealSpan(snapshot.path, choice.target, true);
  return (
    <nav
      aria-label={t('crumbs.label')}
      className="flex h-6 shrink-0 items-center overflow-hidden border-b bg-canvas px-2 text-xs text-muted"
    >
      <button type="button" className={crumbClass} onClick={() => openDialog('files')}>
        {snapshot.path}
      </button>
      <Crumb
        label={
          cursor === null ? '…' : nameOf(stage?.name ?? (stage ? `#${String(stage.index)}` : null))
        }
        choices={() => stageChoices(snapshot, cursor)}
        nameOf={nameOf}
        onChoose={goTo}
      />
      {cursor === null ? null : (
        <Crumb
          label={shortText(snapshot.model.text, cursor)}
          choices={() => instructionChoices(snapshot, cursor)}
          nameOf={(text) => text ?? ''}
          onChoose={goTo}
        />
      )}
    </nav>
  );
}

const crumbClass =
  'min-w-0 shrink truncate rounded px-1 py-0.5 hover:bg-hover hover:text-ink focus-visible:-outline-offset-2';

interface CrumbProps {
  readonly label: string;
  readonly choices: () => readonly CrumbChoice[];
  readonly nameOf: (text: string | null) => string;
  readonly onChoose: (choice: CrumbChoice) => void;
}

function Crumb(props: CrumbProps) {
  const { label, choices, nameOf, onChoose } = props;
  return (
    <>
      <ChevronRight aria-hidden className="size-3 shrink-0 text-faint" />
      <Menu
        trigger={
          <button type="button" className={crumbClass}>
            {label}
          </button>
        }
      >
        <Choices choices={choices} nameOf={nameOf} onChoose={onChoose} />
      </Menu>
    </>
  );
}

/** Made when the menu opens. */
function Choices(props: Omit<CrumbProps, 'label'>) {
  const { choices, nameOf, onChoose } = props;
  return choices().map((choice) => (
    <MenuItem key={choice.key} onSelect={() => onChoose(choice)}>
      <span className={classNames(choice.here && 'font-medium text-accent')}>
        {nameOf(choice.text)}
      </span>
    </MenuItem>
  ));
}
