import { useTranslation } from 'react-i18next';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { draftFaults, type TerminalDraft } from './draft.ts';

/** Command, user, directory and environment of `docker exec`. */
export function ExecFields(props: {
  readonly draft: TerminalDraft;
  readonly change: (part: Partial<TerminalDraft>) => void;
}) {
  const { draft, change } = props;
  const { t } = useTranslation('terminals');
  const faults = draftFaults(draft);
  return (
    <>
      {draft.kind === 'command' ? (
        <TextField
          label={t('open.commandLabel')}
          hint={t('open.commandHint')}
          error={faults.command && draft.command !== '' ? t('open.commandWrong') : null}
          mono
          value={draft.command}
          onValueChange={(command) => change({ command })}
        />
      ) : null}
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t('open.user')}
          hint={t('open.userHint')}
          mono
          value={draft.user}
          onValueChange={(user) => change({ user })}
        />
        <TextField
          label={t('open.directory')}
          hint={t('open.directoryHint')}
          mono
          value={draft.directory}
          onValueChange={(directory) => change({ directory })}
        />
      </div>
      <TextArea
        label={t('open.env')}
        hint={t('open.envHint')}
        error={faults.envLine === null ? null : t('open.envWrong', { line: faults.envLine })}
        rows={2}
        value={draft.env}
        onValueChange={(env) => change({ env })}
      />
    </>
  );
}
