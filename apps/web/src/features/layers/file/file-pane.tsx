import type { LayerOrigins, LayerPath, LayersSummary } from '@stagecraft/contracts';
import { Download, SquareTerminal, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/button.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Popover } from '../../../ui/popover.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import type { LayerView } from '../explorer/use-folders.ts';
import { isFolder } from '../shared/words.ts';
import { BlameView } from './blame-view.tsx';
import { fileCommands } from './commands.ts';
import { ContentView } from './content-view.tsx';
import { DifferenceView } from './difference-view.tsx';

interface FilePaneProps {
  /** The image as the person named it, for commands. */
  readonly name: string;
  readonly summary: LayersSummary;
  readonly origins: LayerOrigins | null;
  readonly looked: LayerView;
  readonly path: LayerPath;
  readonly onClose: () => void;
}

type FileTab = 'content' | 'difference' | 'blame';

const hasContent = ({ kind }: LayerPath): boolean => kind === 'file' || kind === 'hardlink';

/** Where the content of a path is: what a layer removes is in the layers below it. */
function placeOf(looked: LayerView, path: LayerPath): LayerView {
  const below = path.change === 'removed' && path.layer >= 0;
  return { ...looked, layer: below ? path.layer : looked.layer, view: 'merged' };
}

/** What is known of one path: its content, how layers differ in it, and who put it there. */
export function FilePane(props: FilePaneProps) {
  const { summary, origins, looked, path } = props;
  const { t } = useTranslation('layers');
  const [tab, setTab] = useState<FileTab>(hasContent(path) ? 'content' : 'blame');
  const place = placeOf(looked, path);
  const content = hasContent(path) ? (
    <div className="flex h-full min-h-0 flex-col">
      {path.change === 'removed' ? (
        <p className="border-b bg-danger-soft px-3 py-0.5 text-xs text-danger">
          {t('file.removed')}
        </p>
      ) : null}
      <div className="min-h-0 flex-1">
        <ContentView looked={place} path={path.path} />
      </div>
    </div>
  ) : (
    <p className="p-3 text-muted">{t('file.noContent')}</p>
  );
  return (
    <section
      aria-label={t('file.label')}
      className="flex h-[48%] min-h-40 shrink-0 flex-col border-t bg-canvas"
    >
      <PaneHead {...props} place={place} />
      <Tabs
        label={t('file.label')}
        value={tab}
        onChange={setTab}
        className="min-h-0 flex-1"
        tabs={[
          { value: 'content', label: t('file.content'), content },
          {
            value: 'difference',
            label: t('file.difference'),
            content: <DifferenceView summary={summary} path={path.path} />,
          },
          {
            value: 'blame',
            label: t('file.blame'),
            content: <BlameView summary={summary} origins={origins} path={path.path} />,
          },
        ]}
      />
    </section>
  );
}

function PaneHead(props: FilePaneProps & { readonly place: LayerView }) {
  const { t } = useTranslation('layers');
  const { path, place, name } = props;
  const folder = isFolder(path);
  const query = new URLSearchParams({
    layer: String(place.layer),
    path: path.path,
    view: place.view,
  });
  const address = `/api/images/${encodeURIComponent(place.image)}/layers/download?${query.toString()}`;
  return (
    <div className="flex h-7 shrink-0 items-center gap-0.5 bg-panel pr-1 pl-3">
      <h2 className="min-w-0 flex-1 truncate font-mono text-xs" title={`/${path.path}`}>
        /{path.path}
      </h2>
      <CopyButton label={t('file.copyPath')} text={() => `/${path.path}`} />
      {folder || hasContent(path) ? (
        <a
          href={address}
          download
          aria-label={t(folder ? 'file.downloadFolder' : 'file.download')}
          title={t(folder ? 'file.downloadFolder' : 'file.download')}
          className="inline-flex size-6 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink"
        >
          <Download aria-hidden className="size-3.5" />
        </a>
      ) : null}
      <Popover
        label={t('file.commandsHint')}
        align="end"
        trigger={
          <IconButton size="small" label={t('file.commands')}>
            <SquareTerminal aria-hidden className="size-3.5" />
          </IconButton>
        }
      >
        <div className="flex flex-col gap-2">
          {fileCommands(name, path.path, path.kind).map(({ purpose, command }) => (
            <ShellCommand
              key={purpose}
              title={t(`file.${purpose}`)}
              copyLabel={t('file.copyCommand')}
              command={command}
            />
          ))}
        </div>
      </Popover>
      <IconButton size="small" label={t('file.close')} onClick={props.onClose}>
        <X aria-hidden className="size-3.5" />
      </IconButton>
    </div>
  );
}
