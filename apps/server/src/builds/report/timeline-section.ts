import {
  axisStep,
  formatDuration,
  timelineOf,
  type TimelineBar,
  type TimelineGroup,
} from '@stagecraft/build-trace';
import { frame } from './frame.ts';
import { markup, type Html } from './html.ts';
import { phaseMark } from './phase-mark.ts';
import type { ReportPage, ReportSection } from './page.ts';

/** Width of the bars' drawing, in its own units. */
const width = 1_000;

/** What ran when, and what ran side by side. */
export function timelineSection(page: ReportPage): ReportSection {
  const { words, trace, matches, built, language, now } = page;
  const { groups, length } = timelineOf(trace, matches, built.graph.stages, now);
  const body =
    groups.length === 0
      ? markup`<p>${words.nothingRan}</p>`
      : markup`<p>${words.timelineOf(formatDuration(length, language))}</p>
          ${frame(
            words.timeline,
            markup`<table class="timeline">
              <thead>
                <tr>
                  <th scope="col">${words.columns.step}</th>
                  <th scope="col">${axis(page, length)}</th>
                  <th scope="col" class="number">${words.columns.time}</th>
                </tr>
              </thead>
              ${groups.map((group) => groupRows(page, group, length))}
            </table>`,
          )}`;
  return { id: 'timeline', title: words.timeline, body };
}

function axis({ words, language }: ReportPage, length: number): Html {
  const step = axisStep(length);
  const marks = Array.from({ length: Math.floor(length / step) + 1 }, (_, index) => index * step);
  const texts = marks
    // A mark at the very end would be cut off.
    .filter((at) => at / length < 0.95)
    .map((at) => {
      const x = round((100 * at) / length);
      const text = at === 0 ? '0' : formatDuration(at, language);
      return markup`<line x1="${x}%" x2="${x}%" y1="0" y2="16" /><text x="${x}%" dx="3" y="12"
          >${text}</text
        >`;
    });
  return markup`<svg class="axis" role="img" width="100%" height="16">
    <title>${words.columns.bar}</title>
    ${texts}
  </svg>`;
}

function groupRows(page: ReportPage, group: TimelineGroup, length: number): Html {
  const { words } = page;
  const own = group.key === 'result' ? words.result : words.buildItself;
  const title = group.stage === null ? own : words.stage(group.name ?? String(group.stage));
  return markup`<tbody>
    <tr>
      <th scope="rowgroup" colspan="3">${title}</th>
    </tr>
    ${group.bars.map((bar) => barRow(page, bar, length))}
  </tbody> `;
}

function barRow(page: ReportPage, { step, runs }: TimelineBar, length: number): Html {
  const { language, words } = page;
  const ran = runs.reduce((sum, run) => sum + run.to - run.from, 0);
  const took = step.phase === 'cached' ? words.state.cached : formatDuration(ran, language);
  const rects = runs.map(({ from, to }) => {
    const x = round((width * from) / length);
    const wide = Math.max(3, round((width * (to - from)) / length));
    return markup`<rect
      class="bar-${step.phase}"
      x="${Math.min(x, width - 3)}"
      y="0"
      width="${wide}"
      height="10"
    />`;
  });
  return markup`<tr>
    <td class="step">${phaseMark(page, step.phase)} <code>${step.name}</code></td>
    <td>
      <svg class="bars" aria-hidden="true" viewBox="0 0 ${width} 10" preserveAspectRatio="none">
        ${rects}
      </svg>
    </td>
    <td class="number">${took}</td>
  </tr> `;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
