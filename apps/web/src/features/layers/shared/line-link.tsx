import type { LayerOrigin, LayerOrigins } from '@stagecraft/contracts';
import { useTranslation } from 'react-i18next';
import { useAppStoreApi } from '../../../state/hooks.tsx';
import type { AppStore } from '../../../state/types.ts';
import { showFile } from '../../../state/workspace/show-file.ts';

/** Where the first line of an instruction is in today's text: its old place, else the first equal line. */
export function findLine(text: string, { line, text: instruction }: LayerOrigin): number | null {
  const lines = text.split('\n');
  const [wanted = ''] = instruction.split('\n');
  if (lines[line - 1]?.trimEnd() === wanted.trimEnd()) return line - 1;
  const found = lines.findIndex((one) => one.trimEnd() === wanted.trimEnd());
  return found < 0 ? null : found;
}

function revealLine(store: AppStore, path: string, origin: LayerOrigin): void {
  const { textOf, revealSpan } = store.getState();
  const text = textOf(path);
  const line = text === null ? null : findLine(text, origin);
  if (text === null || line === null) return;
  const lines = text.split('\n');
  const start = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0);
  revealSpan(path, { start, end: start + (lines[line]?.length ?? 0) }, true);
}

interface LineLinkProps {
  readonly origins: LayerOrigins | null;
  /** From 0. */
  readonly layer: number;
}

/** Leads to the line of the Dockerfile that made a layer, where a build of ours knows it. */
export function LineLink({ origins, layer }: LineLinkProps) {
  const { t } = useTranslation('layers');
  const store = useAppStoreApi();
  const origin = origins?.layers.find((one) => one.layer === layer);
  const build = origins?.build ?? null;
  if (origin === undefined || build === null) return null;
  const show = async (): Promise<void> => {
    await showFile(store, build.workspaceId, build.dockerfile);
    if (store.getState().workspace?.id !== build.workspaceId) return;
    revealLine(store, build.dockerfile, origin);
  };
  return (
    <button
      type="button"
      title={origin.text}
      onClick={() => void show()}
      className="shrink-0 rounded text-xs text-accent underline underline-offset-2 hover:no-underline"
    >
      {t('file.openLine', { line: origin.line })}
    </button>
  );
}
