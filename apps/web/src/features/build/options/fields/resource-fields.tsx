import {
  readSize,
  readUlimit,
  writeSize,
  writeUlimit,
  type BuildOptions,
} from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../../state/hooks.tsx';
import type { FieldProps } from './field-props.ts';
import { ReadField, readEach, type Reading } from './read-field.tsx';

/** A text that may be missing, which is null. */
function readOptional<T>(
  text: string,
  readOne: (text: string) => T | null,
  error: (text: string) => string,
): Reading<T | null> {
  const trimmed = text.trim();
  if (trimmed === '') return { ok: true, value: null };
  const value = readOne(trimmed);
  return value === null ? { ok: false, error: error(trimmed) } : { ok: true, value };
}

const readBytes = (text: string) => readSize(text) || null;
const writeBytes = (bytes: number | null) => (bytes === null ? '' : writeSize(bytes));

export function NetworkField({ options }: FieldProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  return (
    <>
      <ReadField
        name="network"
        label={t('field.network')}
        placeholder="default"
        list="build-networks"
        hint={t('resources.networkHint')}
        value={options.network}
        write={(network) => network ?? ''}
        read={(text) => ({ ok: true, value: text.trim() === '' ? null : text.trim() })}
        onChange={(network) => set({ network })}
      />
      <datalist id="build-networks">
        {['default', 'none', 'host'].map((network) => (
          <option key={network} value={network} />
        ))}
      </datalist>
    </>
  );
}

export function ExtraHostsField({ options }: FieldProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  const readHost = (text: string) => (/^[^:=\s]+:\S+$/.test(text) ? text : null);
  return (
    <ReadField
      name="extraHosts"
      label={t('field.extraHosts')}
      placeholder="db:10.0.0.2"
      hint={t('resources.hostsHint')}
      value={options.extraHosts}
      write={(hosts) => hosts.join(' ')}
      read={(text) =>
        readEach(text, readHost, (word) => t('resources.hostsProblem', { text: word }))
      }
      onChange={(extraHosts) => set({ extraHosts })}
    />
  );
}

export function ShmSizeField({ options }: FieldProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  return (
    <ReadField
      name="shmSize"
      label={t('field.shmSize')}
      placeholder="64m"
      hint={t('resources.shmHint')}
      value={options.shmSize}
      write={writeBytes}
      read={(text) =>
        readOptional(text, readBytes, (word) => t('resources.sizeProblem', { text: word }))
      }
      onChange={(shmSize) => set({ shmSize })}
    />
  );
}

export function UlimitsField({ options }: FieldProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  return (
    <ReadField
      name="ulimits"
      label={t('field.ulimits')}
      hint={t('resources.ulimitsHint')}
      value={options.ulimits}
      write={(ulimits) => ulimits.map(writeUlimit).join(' ')}
      read={(text) =>
        readEach(text, readUlimit, (word) => t('resources.ulimitsProblem', { text: word }))
      }
      onChange={(ulimits) => set({ ulimits })}
    />
  );
}

export function LimitFields({ options: { limits } }: FieldProps) {
  const { t } = useTranslation('options');
  const set = useAppStore((state) => state.setBuildOptions);
  const change = (part: Partial<BuildOptions['limits']>) => set({ limits: { ...limits, ...part } });
  const size = (text: string) => t('resources.sizeProblem', { text });
  const number = (text: string) => t('resources.numberProblem', { text });
  const readSwap = (text: string) => (text === '-1' ? -1 : readBytes(text));
  const readNumber = (text: string) => (/^[1-9]\d{0,9}$/.test(text) ? Number(text) : null);
  return (
    <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
      <ReadField
        showLabel
        name="memory"
        label={t('resources.memory')}
        placeholder="512m"
        value={limits.memory}
        write={writeBytes}
        read={(text) => readOptional(text, readBytes, size)}
        onChange={(memory) => change({ memory })}
      />
      <ReadField
        showLabel
        name="memorySwap"
        label={t('resources.memorySwap')}
        hint={t('resources.swapHint')}
        value={limits.memorySwap}
        write={writeBytes}
        read={(text) => readOptional(text, readSwap, size)}
        onChange={(memorySwap) => change({ memorySwap })}
      />
      <ReadField
        showLabel
        name="cpuSet"
        label={t('resources.cpuSet')}
        hint={t('resources.cpuSetHint')}
        value={limits.cpuSet}
        write={(cpus) => cpus ?? ''}
        read={(text) => readOptional(text, (one) => one, size)}
        onChange={(cpuSet) => change({ cpuSet })}
      />
      <ReadField
        showLabel
        name="cpuShares"
        label={t('resources.cpuShares')}
        placeholder="1024"
        value={limits.cpuShares}
        write={(shares) => (shares === null ? '' : String(shares))}
        read={(text) => readOptional(text, readNumber, number)}
        onChange={(cpuShares) => change({ cpuShares })}
      />
    </div>
  );
}
