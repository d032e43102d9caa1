import type { StepPhase } from '@stagecraft/build-trace';
import { phaseMarks } from '@stagecraft/graph-layout';
import { markup, type Html } from './html.ts';
import type { ReportPage } from './page.ts';

/** A step's state as a coloured sign; its word is read out. */
export function phaseMark({ words }: Pick<ReportPage, 'words'>, phase: StepPhase): Html {
  const word = words.state[phase];
  return markup`<span class="mark ${phase}" role="img" aria-label="${word}" title="${word}"
    >${phaseMarks[phase]}</span
  >`;
}
