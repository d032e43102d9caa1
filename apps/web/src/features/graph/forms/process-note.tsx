import { useTranslation } from 'react-i18next';
import { useForm } from './form-context.ts';
import { commandLine, whatRuns } from './model/what-runs.ts';

/** What a container of the stage runs, from ENTRYPOINT and CMD together. */
export function ProcessNote() {
  const { t } = useTranslation('forms');
  const { snapshot, instruction } = useForm();
  const { model, graph } = snapshot;
  if (instruction.stage < 0) return null;
  const process = whatRuns(model, graph, instruction.stage);
  const { words, image, imageEntrypoint, entrypoint, cmd, dropped } = process;
  const other = instruction.keyword === 'CMD' ? entrypoint : cmd;
  const otherKeyword = instruction.keyword === 'CMD' ? 'ENTRYPOINT' : 'CMD';
  const line = model.instructions[other?.instruction ?? -1]?.firstLine;
  const name = image ?? '';
  const lead =
    words.length === 0
      ? image === null
        ? t('process.nothing')
        : t('process.fromImage', { image: name })
      : imageEntrypoint
        ? t('process.afterEntrypoint', { image: name })
        : t('process.runs');
  return (
    <section className="flex flex-col gap-1 rounded-md border bg-panel p-2 text-xs">
      <h3 className="font-medium">{t('process.title')}</h3>
      <p className="text-muted">{lead}</p>
      {words.length === 0 ? null : (
        <code className="font-mono break-all whitespace-pre-wrap text-ink">
          {commandLine(words)}
        </code>
      )}
      {dropped === null ? null : (
        <p className="text-warning">
          {t(dropped === 'by-shell-form' ? 'process.cmdUnused' : 'process.cmdReset')}
        </p>
      )}
      {entrypoint?.form === 'exec' && cmd?.form === 'shell' ? (
        <p className="text-warning">{t('process.cmdInShell')}</p>
      ) : null}
      {line === undefined ? null : (
        <p className="text-muted">
          {t('process.otherLine', { keyword: otherKeyword, line: line + 1 })}
        </p>
      )}
      {entrypoint?.form === 'shell' ? null : <p className="text-muted">{t('process.replaced')}</p>}
    </section>
  );
}
