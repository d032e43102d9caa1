import { useTranslation } from 'react-i18next';
import { envOf } from '../../../state/container/run-options.ts';
import { useAppStore } from '../../../state/hooks.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { EnvTable } from '../detail/env-table.tsx';
import type { PartProps } from './basics.tsx';
import { Folded } from './folded.tsx';
import { WorkspacePathField } from './workspace-path-field.tsx';

/** Variables, a file of them, and those that the image sets. */
export function EnvPart({ run: { options, detail } }: PartProps) {
  const { t } = useTranslation('containers');
  const set = useAppStore((state) => state.setRunOptions);
  const { env, wrong } = envOf(options.env);
  const names = env.map((line) => line.split('=')[0] ?? '');
  const summary = [...(options.envFile === null ? [] : [options.envFile.path]), ...names];
  const own = detail?.config.env ?? [];
  return (
    <Folded title={t('env.title')} summary={summary.join(' ')}>
      <TextArea
        label={t('env.label')}
        hint={t('env.hint')}
        placeholder={'NAME=value'}
        value={options.env}
        onValueChange={(next) => set({ env: next })}
        error={wrong === null ? null : t('env.wrong', { line: wrong })}
      />
      <WorkspacePathField
        label={t('env.file')}
        kind="file"
        value={options.envFile}
        onChange={(envFile) => set({ envFile })}
      />
      {own.length === 0 ? null : (
        <div>
          <h4 className="mb-1 text-xs text-muted">{t('env.image')}</h4>
          <EnvTable env={own} />
        </div>
      )}
    </Folded>
  );
}
