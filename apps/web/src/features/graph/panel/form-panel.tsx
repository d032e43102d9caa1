import { X } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instruction } from '@stagecraft/dockerfile';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { Spinner } from '../../../ui/spinner.tsx';

const InstructionForm = lazy(async () => ({
  default: (await import('../forms/instruction-form.tsx')).InstructionForm,
}));

/** The form of one instruction, beside the graph; Escape closes it. */
export function FormPanel() {
  const instruction = useAppStore(({ openForm, snapshot }) =>
    openForm === null ? undefined : snapshot?.model.instructions.find(({ id }) => id === openForm),
  );
  return instruction === undefined ? null : <Panel instruction={instruction} />;
}

function Panel(props: { readonly instruction: Instruction }) {
  const { index, firstLine, keyword } = props.instruction;
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const frame = useRef<HTMLElement>(null);
  useKeyboardIn(frame, props.instruction.id);
  const close = (): void => store.getState().setOpenForm(null);
  const title = t('formPanel.title', { line: firstLine + 1, keyword });
  return (
    <aside
      ref={frame}
      aria-label={title}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.stopPropagation();
        close();
      }}
      className="graph-dock outline-none"
    >
      <header className="flex h-9 shrink-0 items-center gap-2 border-b pr-1.5 pl-3">
        <h2 className="min-w-0 flex-1 truncate text-sm font-semibold">{title}</h2>
        <IconButton label={t('formPanel.close')} shortcut="Escape" size="small" onClick={close}>
          <X aria-hidden className="size-4" />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1">
        <Suspense fallback={<Spinner />}>
          <InstructionForm instruction={index} onClose={close} />
        </Suspense>
      </div>
    </aside>
  );
}

/** The keyboard comes in with the panel and goes to the edited row, or back to where it was elsewhere. */
function useKeyboardIn(frame: RefObject<HTMLElement | null>, row: string): void {
  // Its id changes with its text.
  const edited = useRef(row);
  edited.current = row;
  const openings = useAppStore((state) => state.formOpenings);
  useEffect(() => {
    const before = document.activeElement;
    const element = frame.current;
    element?.focus({ preventScroll: true });
    return () => {
      const { activeElement } = document;
      const isInside = activeElement === document.body || element?.contains(activeElement) === true;
      if (!isInside) return;
      const own = document.querySelector(`[data-graph-row="${CSS.escape(edited.current)}"]`);
      const isElsewhere =
        before?.isConnected === true &&
        before !== document.body &&
        before.closest('[data-graph-row],[data-graph-node]') === null;
      const place = isElsewhere ? before : (own ?? before);
      if (place instanceof HTMLElement) place.focus({ preventScroll: true });
    };
  }, [frame, openings]);
}
