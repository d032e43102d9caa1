import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SourceEnd } from '@stagecraft/dockerfile';
import type { Snapshot } from '../../../../state/document-slice.types.ts';
import { useAppStoreApi } from '../../../../state/hooks.tsx';
import type { GestureTask } from '../../../../state/task-slice.types.ts';
import { Button } from '../../../../ui/button.tsx';
import { Select } from '../../../../ui/select.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { useEscape, useFocusBack } from '../../palette/use-focus-back.ts';
import { IntentPreview } from '../intent-preview.tsx';
import { defaultDestination } from '../paths.ts';
import { Segments } from '../segments.tsx';
import { usePreviewed } from '../use-previewed.ts';
import { firstAnswers, intentOf, runsOf, type ConnectForm, type Way } from './connect-form.ts';
import { DestinationField } from './destination-field.tsx';
import { IgnoredNote } from './ignored-note.tsx';
import { writePathList } from './path-list.ts';
import { SourceBrowser } from './source-browser.tsx';

export type ConnectTask = Extract<GestureTask, { readonly kind: 'connect' }>;

const ways: readonly Way[] = ['copy', 'base', 'mount'];
/** The room that is made for it, in pixels; with more in it, it scrolls. */
const size = { width: 360, height: 580 };

/** Asks, where a line was dropped, what the stage is to take from the source. */
export function ConnectMenu(props: { readonly task: ConnectTask; readonly snapshot: Snapshot }) {
  const { task, snapshot } = props;
  const { source, place } = task;
  const { t } = useTranslation('graph');
  const store = useAppStoreApi();
  const frame = useRef<HTMLDivElement>(null);
  const [form, setForm] = useState(() => firstAnswers(snapshot, source, task.paths, place));
  const change = (part: Partial<ConnectForm>): void => setForm({ ...form, ...part });
  const intent = intentOf(form, source, place);
  const { ready } = usePreviewed(intent);
  const close = (): void => store.getState().setTask(null);
  useEscape(frame, close);
  useFocusBack();
  useOutsidePress(frame, close);
  const runs = runsOf(snapshot, place.stage);
  const apply = async (): Promise<void> => {
    if (intent !== null && (await store.getState().perform(intent))) close();
  };
  return (
    <div
      ref={frame}
      role="dialog"
      aria-label={t('connect.title')}
      style={placeIn(task.at)}
      className="fixed z-30 overflow-y-auto rounded-lg border border-line-strong bg-raised p-3 shadow-pop"
    >
      <form
        className="flex flex-col gap-2.5"
        onSubmit={(event) => {
          event.preventDefault();
          void apply();
        }}
      >
        <ConnectTitle source={source} stage={place.stage} snapshot={snapshot} />
        {source.kind === 'context' ? null : (
          <Segments
            label={t('connect.way')}
            value={form.way}
            options={ways.map((value) => ({
              value,
              label: t(`connect.ways.${value}`),
              disabled: value === 'mount' && runs.length === 0,
            }))}
            onChange={(way) => change({ way })}
          />
        )}
        <Fields {...{ form, change, task, snapshot, runs }} />
        <IntentPreview intent={intent} />
        <div className="flex justify-end gap-2">
          <Button onClick={close}>{t('drag.cancel')}</Button>
          <Button variant="primary" type="submit" disabled={!ready}>
            {t('connect.apply')}
          </Button>
        </div>
      </form>
    </div>
  );
}

function ConnectTitle(props: {
  readonly source: SourceEnd;
  readonly stage: number;
  readonly snapshot: Snapshot;
}) {
  const { source, stage, snapshot } = props;
  const { t } = useTranslation('graph');
  const nameOf = (index: number): string =>
    snapshot.graph.stages[index]?.name ?? t('node.unnamed', { index });
  const from =
    source.kind === 'context'
      ? t('node.context')
      : source.kind === 'image'
        ? source.ref
        : nameOf(source.stage);
  return (
    <h2 className="truncate text-sm font-semibold">
      {t('connect.heading', { source: from, target: nameOf(stage) })}
    </h2>
  );
}

interface FieldsProps {
  readonly form: ConnectForm;
  readonly change: (part: Partial<ConnectForm>) => void;
  readonly task: ConnectTask;
  readonly snapshot: Snapshot;
  readonly runs: readonly number[];
}

function Fields({ form, change, task, snapshot, runs }: FieldsProps): ReactNode {
  const { t } = useTranslation('graph');
  const { source, paths, place } = task;
  const [suggested] = useState(form.sources);
  const choose = (path: string): void =>
    change({
      sources: writePathList([path]),
      destination: defaultDestination(snapshot, [path], source, place.stage),
    });
  if (form.way === 'base') return <p className="text-xs text-muted">{t('connect.baseHint')}</p>;
  if (form.way === 'mount') return <MountFields {...{ form, change, snapshot, runs }} />;
  return (
    <>
      <TextField
        autoFocus
        mono
        label={t('connect.sources')}
        hint={t(source.kind === 'context' ? 'connect.contextHint' : 'connect.sourcesHint')}
        value={form.sources}
        // What is suggested goes with the first letter that is typed.
        onFocus={({ target }) => (form.sources === suggested ? target.select() : undefined)}
        onValueChange={(sources) => change({ sources })}
      />
      {source.kind === 'context' ? <IgnoredNote sources={form.sources} /> : null}
      {paths.length > 0 ? null : (
        <SourceBrowser source={source} snapshot={snapshot} onChoose={choose} />
      )}
      <DestinationField
        snapshot={snapshot}
        stage={place.stage}
        value={form.destination}
        onChange={(destination) => change({ destination })}
      />
    </>
  );
}

function MountFields({ form, change, snapshot, runs }: Omit<FieldsProps, 'task'>) {
  const { t } = useTranslation('graph');
  const { model } = snapshot;
  const options = runs.flatMap((index) => {
    const run = model.instructions[index];
    if (run === undefined) return [];
    const text = model.text.slice(run.contentSpan.start, run.contentSpan.start + 60);
    const label = t('row.label', { line: run.firstLine + 1, text });
    return [{ value: String(index), label }];
  });
  return (
    <>
      <Select
        label={t('connect.run')}
        value={String(form.run)}
        options={options}
        onChange={(run) => change({ run: Number(run) })}
        className="w-full"
      />
      <TextField
        mono
        label={t('connect.mountTarget')}
        value={form.target}
        onValueChange={(target) => change({ target })}
      />
      <TextField
        mono
        label={t('connect.mountPath')}
        hint={t('connect.mountPathHint')}
        value={form.mountPath}
        onValueChange={(mountPath) => change({ mountPath })}
      />
    </>
  );
}

/** Beside the pointer, and always within the window. */
function placeIn(at: ConnectTask['at']) {
  const { innerWidth, innerHeight } = window;
  const { x, y } = at ?? { x: (innerWidth - size.width) / 2, y: innerHeight / 5 };
  const top = Math.max(8, Math.min(y + 8, innerHeight - size.height - 8));
  return {
    width: `min(${String(size.width)}px, calc(100vw - 16px))`,
    left: Math.max(8, Math.min(x + 8, innerWidth - size.width - 8)),
    top,
    maxHeight: `calc(100vh - ${String(top + 8)}px)`,
  };
}

/** A press beside it lets it go, as a menu. What opens over it is its own. */
function useOutsidePress(frame: React.RefObject<HTMLElement | null>, close: () => void): void {
  const latest = useRef(close);
  latest.current = close;
  useEffect(() => {
    const onPress = ({ target }: PointerEvent): void => {
      if (!(target instanceof Element) || frame.current?.contains(target) === true) return;
      if (target.closest('[data-radix-popper-content-wrapper]') === null) latest.current();
    };
    document.addEventListener('pointerdown', onPress, true);
    return () => document.removeEventListener('pointerdown', onPress, true);
  }, [frame]);
}
