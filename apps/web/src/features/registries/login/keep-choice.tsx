import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Select } from '../../../ui/select.tsx';
import { useAnswer } from '../../../state/use-answer.ts';

export type Keep = 'memory' | 'docker';

interface KeepChoiceProps {
  readonly host: string;
  readonly keep: Keep;
  readonly onChange: (keep: Keep) => void;
}

/** Where the login is kept, and what that means. */
export function KeepChoice({ host, keep, onChange }: KeepChoiceProps) {
  const { t } = useTranslation('registries');
  return (
    <div>
      <label htmlFor="keep-login" className="mb-1 block text-xs font-medium text-muted">
        {t('keep.label')}
      </label>
      <Select
        id="keep-login"
        value={keep}
        onChange={onChange}
        options={[
          { value: 'memory', label: t('keep.memory') },
          { value: 'docker', label: t('keep.docker') },
        ]}
      />
      <div className="mt-1 text-xs text-muted">
        {keep === 'memory' ? <p>{t('kept')}</p> : <DockerStore host={host} />}
      </div>
    </div>
  );
}

/** Where docker itself would keep a login to this registry. */
function DockerStore({ host }: { readonly host: string }) {
  const { t } = useTranslation('registries');
  const ask = useAppStore((state) => state.askRecords);
  const answer = useAnswer(host, (signal) => ask('getLoginStore', { query: { host }, signal }));
  if (answer.state !== 'ready') return null;
  const { file, helper } = answer.value;
  return <p>{helper === null ? t('keep.file', { file }) : t('keep.helper', { helper })}</p>;
}
