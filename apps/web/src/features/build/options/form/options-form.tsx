import { defaultBuildOptions, type BuildOptions } from '@stagecraft/contracts';
import { ClipboardPaste, RotateCcw, Bookmark } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../../state/hooks.tsx';
import { Button } from '../../../../ui/button.tsx';
import { changedOptions } from '../changed.ts';
import { CommandPreview } from './command-preview.tsx';
import { OptionSections } from './option-sections.tsx';
import { PastePanel } from './paste-panel.tsx';
import { PresetsPanel } from './presets-panel.tsx';

type Panel = 'paste' | 'presets' | null;

/** Every option of a build, where they can come from, and the command that does the same. */
export function OptionsForm({ options }: { readonly options: BuildOptions }) {
  const [panel, setPanel] = useState<Panel>(null);
  // Fields keep what is typed; a new revision begins with the options as they are.
  const [revision, setRevision] = useState(0);
  const renew = () => setRevision((before) => before + 1);
  return (
    <div className="flex flex-col gap-3">
      <Toolbar options={options} panel={panel} onPanel={setPanel} onReset={renew} />
      {panel === null ? null : (
        <div className="rounded-md border border-line-strong bg-panel px-3 py-2">
          {panel === 'paste' ? (
            <PastePanel options={options} onApplied={renew} />
          ) : (
            <PresetsPanel options={options} onApplied={renew} />
          )}
        </div>
      )}
      <OptionSections key={`${options.dockerfile} ${String(revision)}`} options={options} />
      <CommandPreview options={options} />
    </div>
  );
}

interface ToolbarProps {
  readonly options: BuildOptions;
  readonly panel: Panel;
  readonly onPanel: (panel: Panel) => void;
  readonly onReset: () => void;
}

function Toolbar({ options, panel, onPanel, onReset }: ToolbarProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  const setMore = useAppStore((state) => state.setMoreTargets);
  const count = changedOptions(options).size;
  const toggle = (one: Exclude<Panel, null>) => onPanel(panel === one ? null : one);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Button
        size="small"
        aria-expanded={panel === 'presets'}
        icon={<Bookmark aria-hidden className="size-3.5" />}
        onClick={() => toggle('presets')}
      >
        {t('presets.toggle')}
      </Button>
      <Button
        size="small"
        aria-expanded={panel === 'paste'}
        icon={<ClipboardPaste aria-hidden className="size-3.5" />}
        onClick={() => toggle('paste')}
      >
        {t('paste.toggle')}
      </Button>
      <p role="status" className="ml-auto text-xs text-muted">
        {count === 0 ? t('form.unchanged') : t('form.changed', { count })}
      </p>
      <Button
        size="small"
        variant="ghost"
        disabled={count === 0}
        icon={<RotateCcw aria-hidden className="size-3.5" />}
        onClick={() => {
          set(defaultBuildOptions(options.dockerfile));
          setMore([]);
          onReset();
        }}
      >
        {t('form.reset')}
      </Button>
    </div>
  );
}
