import type { AllowRegistryRequest, RegistryHostRule } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { ShellCommand } from '../../../ui/shell-command.tsx';

interface HostRuleProps {
  readonly host: string;
  readonly rule: RegistryHostRule | null;
  readonly engineInsecure: boolean;
  readonly onChanged: () => void;
}

/** What Stagecraft may do to reach a registry, told apart from what the engine is set to. */
export function HostRule({ host, rule, engineInsecure, onChanged }: HostRuleProps) {
  const { t } = useTranslation('registries');
  const ask = useAppStore((state) => state.askRecords);
  const set = (change: Omit<AllowRegistryRequest, 'host'>): void => {
    void ask('allowRegistry', { body: { host, ...change } }).then(onChanged);
  };
  return (
    <details className="shrink-0 border-b px-3 py-1.5 text-sm">
      <summary className="w-fit text-xs text-muted">{t('rule.title')}</summary>
      <div className="flex max-w-2xl flex-col gap-2 py-2">
        <Checkbox
          label={t('rule.localNetwork')}
          hint={t('rule.localNetworkHint')}
          checked={rule?.localNetwork ?? false}
          onChange={(localNetwork) => set({ localNetwork })}
        />
        <Checkbox
          label={t('rule.plainHttp')}
          hint={t('rule.plainHttpHint')}
          checked={rule?.plainHttp ?? false}
          onChange={(plainHttp) => set({ plainHttp })}
        />
        {engineInsecure ? (
          <p className="text-xs text-muted">{t('rule.insecure')}</p>
        ) : (
          <ShellCommand
            title={t('rule.engineOwn')}
            copyLabel={t('copyEquivalent')}
            command={`"insecure-registries": ["${host}"]`}
          />
        )}
      </div>
    </details>
  );
}
