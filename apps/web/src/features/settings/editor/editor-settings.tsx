import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAppStore } from '../../../state/hooks.tsx';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';

/** What the editor shows beside the text, and how it formats. Each choice holds at once. */
export function EditorSettings() {
  const { t } = useTranslation('settings');
  const openDialog = useAppStore((state) => state.openDialog);
  return (
    <Dialog
      open
      size="small"
      onOpenChange={(open) => (open ? undefined : openDialog(null))}
      title={t('editor.title')}
      description={t('editor.intro')}
    >
      <div className="flex flex-col gap-5">
        <InlaySettings />
        <LensSettings />
        <FormatSettings />
        <Registries />
      </div>
    </Dialog>
  );
}

function Registries() {
  const { t } = useTranslation('settings');
  const openDialog = useAppStore((state) => state.openDialog);
  return (
    <Group title={t('editor.registries')}>
      <div className="flex items-center gap-3">
        <p className="flex-1 text-muted">{t('editor.registriesHint')}</p>
        <Button size="small" onClick={() => openDialog('registries')}>
          {t('editor.registriesOpen')}
        </Button>
      </div>
    </Group>
  );
}

function Group(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-2.5">
      <legend className="mb-2 text-xs font-medium text-muted">{props.title}</legend>
      {props.children}
    </fieldset>
  );
}

const inlayKinds = [
  { kind: 'values', label: 'editor.inlayValues', hint: 'editor.inlayValuesHint' },
  { kind: 'stages', label: 'editor.inlayStages', hint: 'editor.inlayStagesHint' },
  { kind: 'builds', label: 'editor.inlayBuilds', hint: 'editor.inlayBuildsHint' },
] as const;

function InlaySettings() {
  const { t } = useTranslation('settings');
  const inlays = useAppStore((state) => state.editorSettings.inlays);
  const change = useAppStore((state) => state.setEditorSettings);
  return (
    <Group title={t('editor.inlays')}>
      {inlayKinds.map(({ kind, label, hint }) => (
        <Checkbox
          key={kind}
          checked={inlays[kind]}
          onChange={(checked) => change({ inlays: { ...inlays, [kind]: checked } })}
          label={t(label)}
          hint={t(hint)}
        />
      ))}
    </Group>
  );
}

function LensSettings() {
  const { t } = useTranslation('settings');
  const lenses = useAppStore((state) => state.editorSettings.lenses);
  const change = useAppStore((state) => state.setEditorSettings);
  return (
    <Group title={t('editor.above')}>
      <Checkbox
        checked={lenses}
        onChange={(checked) => change({ lenses: checked })}
        label={t('editor.lenses')}
        hint={t('editor.lensesHint')}
      />
    </Group>
  );
}

function FormatSettings() {
  const { t } = useTranslation('settings');
  const caseId = useId();
  const settings = useAppStore((state) => state.editorSettings);
  const change = useAppStore((state) => state.setEditorSettings);
  return (
    <Group title={t('editor.formatting')}>
      <Checkbox
        checked={settings.formatOnSave}
        onChange={(formatOnSave) => change({ formatOnSave })}
        label={t('editor.formatOnSave')}
        hint={t('editor.formatOnSaveHint')}
      />
      <Checkbox
        checked={settings.sortPackages}
        onChange={(sortPackages) => change({ sortPackages })}
        label={t('editor.sortPackages')}
        hint={t('editor.sortPackagesHint')}
      />
      <div className="flex items-center gap-3">
        <label htmlFor={caseId} className="flex-1">
          {t('editor.keywordCase')}
        </label>
        <Select
          id={caseId}
          value={settings.keywordCase}
          onChange={(keywordCase) => change({ keywordCase })}
          options={[
            { value: 'upper', label: t('editor.upper') },
            { value: 'lower', label: t('editor.lower') },
            { value: 'keep', label: t('editor.keep') },
          ]}
        />
      </div>
    </Group>
  );
}
