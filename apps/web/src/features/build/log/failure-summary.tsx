import type { BuildFailure } from '@stagecraft/build-trace';
import { CircleX, TerminalSquare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAppStore, useAppStoreApi } from '../../../state/hooks.tsx';
import type { AppState } from '../../../state/types.ts';
import { Button } from '../../../ui/button.tsx';
import { lineOf, revealInstruction, todaysInstruction } from '../shared/reveal.ts';
import { adviceFor } from './advice.ts';

/** What failed, with its exit code, the way to its line, and what to do next. */
export function FailureSummary() {
  const { t } = useTranslation('build');
  const store = useAppStoreApi();
  const openDialog = useAppStore((state) => state.openDialog);
  const failure = useAppStore((state) => state.trace?.failure ?? null);
  const instruction = useAppStore(failedInstruction);
  const line = useAppStore((state) => lineOf(state, failedInstruction(state)));
  const stepName = useAppStore(
    (state) => state.trace?.steps.find((step) => step.id === failure?.stepId)?.name ?? null,
  );
  if (failure === null) return null;
  const advice = adviceFor(failure);
  return (
    <div
      role="alert"
      className="flex shrink-0 gap-2 border-b border-failed bg-failed-soft px-3 py-2 text-sm"
    >
      <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-failed" />
      <div className="min-w-0 flex-1">
        <p className="flex gap-1 font-medium text-failed">
          <span className="truncate" title={stepName ?? undefined}>
            {stepName === null ? t('failure.build') : t('failure.step', { step: stepName })}
          </span>
          {failure.exitCode === null ? null : (
            <span className="shrink-0">{t('failure.exitCode', { code: failure.exitCode })}</span>
          )}
        </p>
        {/* With an exit code the engine only says the command once more. */}
        {failure.exitCode === null ? (
          <p className="mt-0.5 max-h-20 overflow-y-auto font-mono text-xs break-words whitespace-pre-wrap">
            {failure.message}
          </p>
        ) : null}
        <p className="mt-0.5 text-muted">{t(`failure.advice.${advice}`)}</p>
        <ShellButton failure={failure} />
        {advice === 'denied' || advice === 'image' ? (
          <Button size="small" className="mt-1" onClick={() => openDialog('registries')}>
            {t('failure.logIn')}
          </Button>
        ) : null}
      </div>
      {instruction === null || line === null ? (
        <BuiltLine failure={failure} />
      ) : (
        <Button size="small" onClick={() => revealInstruction(store, instruction)}>
          {t('failure.toLine', { line: line + 1 })}
        </Button>
      )}
    </div>
  );
}

/** Opens a shell in the state before the instruction that failed, or the files of that state. */
function ShellButton({ failure }: { readonly failure: BuildFailure }) {
  const { t } = useTranslation('build');
  const steps = useAppStore((state) => state.steps);
  const instruction = useAppStore((state) => builtInstruction(state, failure));
  if (instruction === null) return null;
  return (
    <Button
      size="small"
      className="mt-1 mr-2"
      icon={<TerminalSquare aria-hidden className="size-3.5" />}
      onClick={() => void steps().then(({ openFailed }) => openFailed(instruction))}
    >
      {t('failure.openShell')}
    </Button>
  );
}

/** Index of the built instruction that failed; null when the engine named none. */
function builtInstruction(
  { built, stepMatches }: AppState,
  { stepId, line }: BuildFailure,
): number | null {
  const match = stepMatches.get(stepId ?? '');
  if (match?.kind === 'instruction') return match.instruction;
  const found = built?.model.instructions.find(
    (one) => line !== null && one.stage >= 0 && one.firstLine <= line && line <= one.lastLine,
  );
  return found === undefined || found.keyword === 'FROM' ? null : found.index;
}

/** Where it was in the text that was built, when that is not in today's text any more. */
function BuiltLine({ failure }: { readonly failure: BuildFailure }) {
  const { t } = useTranslation('build');
  const line = useAppStore((state) => {
    const match = state.stepMatches.get(failure.stepId ?? '');
    if (match?.kind !== 'instruction' && match?.kind !== 'onbuild') return failure.line;
    return state.built?.model.instructions[match.instruction]?.firstLine ?? failure.line;
  });
  if (line === null) return null;
  return <span className="text-xs text-muted">{t('failure.builtLine', { line: line + 1 })}</span>;
}

/** Today's instruction that failed; null when it changed since, or the engine named none. */
function failedInstruction(state: AppState): number | null {
  const { trace, stepMatches, alignment, built } = state;
  const failure = trace?.failure;
  if (!failure) return null;
  if (failure.stepId !== null) {
    return todaysInstruction(stepMatches.get(failure.stepId), alignment);
  }
  const { line } = failure;
  if (line === null) return null;
  const found = built?.model.instructions.find(
    (one) => one.firstLine <= line && line <= one.lastLine,
  );
  return found ? (alignment.get(found.index) ?? null) : null;
}
