import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { ErrorNotice } from '../../../ui/error-notice.tsx';
import type { JsonPath } from '../../../ui/json/json-lines.ts';
import { JsonView } from '../../../ui/json/json-view.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { dockerWords } from '../docker-words.ts';
import { useLive } from '../use-live.ts';
import { formatTemplate, valueAt } from './format-template.ts';

/** A container in the engine's own words; a click on any line shows how `--format` gives just that. */
export function ContainerInspect({ container }: { readonly container: string }) {
  const { t } = useTranslation('containerPlace');
  const ask = useAppStore((state) => state.askRecords);
  const revision = useAppStore((state) => state.containersRevision);
  const [picked, setPicked] = useState<JsonPath | null>(null);
  const { value, problem } = useLive(container, revision, (signal) =>
    ask('getRawContainer', { params: { id: container }, signal }),
  );
  if (problem !== null) {
    return (
      <div className="p-3">
        <ErrorNotice problem={problem} />
      </div>
    );
  }
  if (value === null) return <Spinner />;
  const name = nameIn(value) ?? container;
  const command =
    picked === null || picked.length === 0
      ? dockerWords.inspect(name)
      : dockerWords.format(name, formatTemplate(picked, valueAt(value, picked)));
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="border-b bg-panel px-3 py-2">
        <ShellCommand
          title={t(picked === null ? 'inspect.pick' : 'inspect.picked')}
          copyLabel={t('copyCommand')}
          command={command}
          testId="docker-command"
        />
      </div>
      <div className="min-h-0 flex-1">
        <JsonView
          value={value}
          picked={picked}
          onPick={setPicked}
          words={{
            label: t('tab.inspect'),
            search: t('inspect.search'),
            found: (at, count) => t('inspect.found', { at, count }),
            previous: t('inspect.previous'),
            next: t('inspect.next'),
            copy: t('inspect.copy'),
            fold: (line) => t('inspect.fold', { line }),
          }}
        />
      </div>
    </div>
  );
}

/** The engine writes a slash before the name. */
function nameIn(value: unknown): string | null {
  const name = valueAt(value, ['Name']);
  return typeof name === 'string' ? name.replace(/^\//, '') : null;
}
