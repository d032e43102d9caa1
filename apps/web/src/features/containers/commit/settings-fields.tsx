import { shellQuote, type ContainerInspection } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Folded } from '../run/folded.tsx';
import { readSettings, type ImageSettings, type SettingName } from './settings.ts';

interface SettingsFieldsProps {
  readonly settings: ImageSettings;
  readonly onChange: (part: Partial<ImageSettings>) => void;
  /** What the container has, which an image of it keeps where nothing is typed; null while not known. */
  readonly container: Pick<
    ContainerInspection,
    'command' | 'entrypoint' | 'user' | 'workingDir'
  > | null;
}

/** Fields of one line, in pairs. */
const lines = [
  ['entrypoint', 'cmd'],
  ['workdir', 'user'],
] as const satisfies readonly (readonly SettingName[])[];
/** Fields of several lines, in pairs. */
const areas = [
  ['env', 'label'],
  ['volume', 'onbuild'],
] as const satisfies readonly (readonly SettingName[])[];

/** What the image is to be configured as, a field for each instruction. */
export function SettingsFields({ settings, onChange, container }: SettingsFieldsProps) {
  const { t } = useTranslation('containerPlace');
  const { changes, wrong } = readSettings(settings);
  const now: Partial<Record<SettingName, string>> = {
    cmd: container?.command?.map(shellQuote).join(' ') ?? '',
    entrypoint: container?.entrypoint?.map(shellQuote).join(' ') ?? '',
    user: container?.user ?? '',
    workdir: container?.workingDir ?? '',
  };
  const field = (name: SettingName) => ({
    label: name.toUpperCase(),
    hint: t(`commit.setting.${name}`),
    value: settings[name],
    onValueChange: (value: string) => onChange({ [name]: value }),
    error: wrong.has(name) ? t(`commit.settingWrong.${name}`) : null,
    placeholder:
      now[name] === undefined || now[name] === '' ? '' : t('commit.now', { value: now[name] }),
  });
  return (
    <Folded title={t('commit.changes')} summary={changes.join(' · ')}>
      {lines.map((names) => (
        <div key={names[0]} className="grid gap-3 sm:grid-cols-2">
          {names.map((name) => (
            <TextField key={name} mono {...field(name)} />
          ))}
        </div>
      ))}
      <TextField mono {...field('expose')} />
      {areas.map((names) => (
        <div key={names[0]} className="grid gap-3 sm:grid-cols-2">
          {names.map((name) => (
            <TextArea key={name} {...field(name)} />
          ))}
        </div>
      ))}
    </Folded>
  );
}
