import type { Terminal } from '@stagecraft/contracts';
import { defaultBuildOptions } from '@stagecraft/contracts';
import { expect, it } from 'vitest';
import type { StepView } from './step-slice.types.ts';
import { openWindow } from './workspace/test/window.ts';

const shellIn = (state: string): Terminal => ({
  id: `shell-${state}`,
  request: { kind: 'step', state },
  title: state,
  programTitle: '',
  command: null,
  openedAt: 1,
  size: { columns: 80, rows: 24 },
  status: { state: 'running' },
});

const viewOf = (instruction: number): StepView => ({
  place: { options: defaultBuildOptions('Dockerfile'), text: '', instruction, row: null },
  side: 'after',
  progress: { phase: 'opening', step: '', done: 0, total: 0 },
});

it('shows a shell’s state to who goes to the shell, not to who went on before it had opened', async () => {
  const { store, answers } = openWindow();
  const [first, second] = [viewOf(3), viewOf(4)];
  answers.set('GET /api/terminals', { json: { terminals: [], limit: 32 } });
  answers.set('POST /api/terminals', { json: shellIn('first') });
  store.setState({ stepView: first, stepViews: new Map([['first', first]]) });
  const opening = store.getState().openTerminal({ kind: 'step', state: 'first' });
  store.setState({ stepView: second });
  await opening;
  expect(store.getState()).toMatchObject({ activeTerminal: 'shell-first', stepView: second });
  store.getState().showTerminal('shell-first');
  expect(store.getState().stepView).toBe(first);
});
