import { formatBytes, formatDuration } from '@stagecraft/build-trace';
import type { BuildStep } from '@stagecraft/contracts';
import { frame } from './frame.ts';
import { markup, type Html } from './html.ts';
import { phaseMark } from './phase-mark.ts';
import type { ReportPage, ReportSection } from './page.ts';

/** All steps as the record keeps them. */
export function stepSection(page: ReportPage): ReportSection {
  const { words, steps } = page;
  const { columns } = words;
  const first = Math.min(...steps.map(({ startedAt }) => startedAt ?? Infinity));
  const body = frame(
    words.steps,
    markup`<table>
      <thead>
        <tr>
          <th scope="col" class="number">${columns.number}</th>
          <th scope="col">${columns.state}</th>
          <th scope="col">${columns.step}</th>
          <th scope="col" class="number">${columns.line}</th>
          <th scope="col" class="number">${columns.start}</th>
          <th scope="col" class="number">${columns.time}</th>
          <th scope="col" class="number">${columns.layer}</th>
        </tr>
      </thead>
      <tbody>
        ${steps.map((step, at) => stepRow(page, step, at + 1, first))}
      </tbody>
    </table>`,
  );
  return { id: 'steps', title: words.steps, body };
}

function stepRow(page: ReportPage, step: BuildStep, number: number, first: number): Html {
  const { words, language } = page;
  const { phase, startedAt, durationMs, layerBytes } = step;
  const start = startedAt === null ? '' : formatDuration(startedAt - first, language);
  const time =
    durationMs === null || phase === 'cached' ? '' : formatDuration(durationMs, language);
  const size = layerBytes === null ? '' : formatBytes(layerBytes, language);
  return markup`<tr>
    <td class="number">${number}</td>
    <td class="nowrap">${phaseMark(page, phase)} ${words.state[phase]}</td>
    <td><code>${step.name}</code></td>
    <td class="number">${linesOf(page, step)}</td>
    <td class="number">${start}</td>
    <td class="number">${time}</td>
    <td class="number">${size}</td>
  </tr> `;
}

function linesOf({ built }: ReportPage, { instructions }: BuildStep): Html {
  const lines = instructions
    .flatMap((at) => built.model.instructions[at]?.firstLine ?? [])
    .toSorted((a, b) => a - b);
  return markup`${lines.map((line, at) => markup`${at === 0 ? '' : ', '}<a href="#L${line + 1}">${line + 1}</a>`)}`;
}
