import { useTranslation } from 'react-i18next';
import type { CanvasNotice } from '../../../state/canvas-slice.types.ts';
import type { AppState, AppStore } from '../../../state/types.ts';
import { Button } from '../../../ui/button.tsx';
import { toast } from '../../../ui/toast.ts';

/** One toast for all gestures: each takes the place of the one before. */
const id = 'graph-gesture';
/** What offers another way stays longer; ms. */
const durations = {
  done: 5_000,
  undone: 2_500,
  redone: 2_500,
  stale: 5_000,
  end: 2_500,
  refused: 15_000,
};

/** Shows what became of a gesture, with what can be done about it. */
export function showNotice(store: AppStore, notice: CanvasNotice): void {
  const { kind } = notice;
  // A form is open at the right: what it asks is not to be covered.
  const position = store.getState().openForm === null ? 'bottom-right' : 'bottom-left';
  const options = { id, duration: durations[kind], position } as const;
  const content = <NoticeToast store={store} notice={notice} />;
  if (kind === 'refused') toast.error(content, options);
  else if (kind === 'stale') toast.warning(content, options);
  else if (kind === 'done') toast.success(content, options);
  else toast.info(content, options);
}

/** Takes away what is shown of the last gesture. */
export function hideNotice(): void {
  toast.dismiss(id);
}

function NoticeToast(props: { readonly store: AppStore; readonly notice: CanvasNotice }) {
  const { store, notice } = props;
  const { t } = useTranslation(['graph', 'whatIf']);
  const { kind, text, notes, offers, order } = notice;
  const shown = kind === 'done' || kind === 'refused' ? text : t(`notice.${kind}`);
  const act = (work: () => void) => () => {
    hideNotice();
    work();
  };
  return (
    <div className="flex w-full flex-col gap-1.5">
      {/* The graph's own live region says it; two voices would be one too many. */}
      <div aria-hidden>
        <p className="break-words">{shown}</p>
        {notes.map((note) => (
          <p key={note} className="mt-0.5 text-xs break-words text-muted">
            {note}
          </p>
        ))}
      </div>
      {kind === 'done' ? (
        <div className="flex gap-2">
          <Button
            size="small"
            aria-label={t('notice.undoWhat', { text })}
            onClick={act(() => store.getState().undoText())}
          >
            {t('notice.undo')}
          </Button>
          {order === null || !hasRebuilds(store.getState()) ? null : (
            <Button
              size="small"
              onClick={act(() => store.getState().setTask({ kind: 'orderChanged', change: order }))}
            >
              {t('whatIf:ask')}
            </Button>
          )}
        </div>
      ) : null}
      {offers.map((offer) => (
        <Button
          key={offer.label}
          size="small"
          className="h-auto self-start py-0.5 text-left !whitespace-normal"
          onClick={act(() => void store.getState().perform(offer.intent))}
        >
          {offer.label}
        </Button>
      ))}
    </div>
  );
}

/** Whether records may tell of another order: of one build alone they cannot. */
function hasRebuilds({ builds, snapshot }: AppState): boolean {
  const own = builds.filter(
    ({ state, options }) => state === 'succeeded' && options.dockerfile === snapshot?.path,
  );
  return own.length > 1;
}
