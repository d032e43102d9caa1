import { formatBytes } from '@stagecraft/build-trace';
import { frame } from './frame.ts';
import { markup, type Html } from './html.ts';
import type { ReportPage, ReportSection } from './page.ts';

/** What of the build context the engine was told of. */
export function contextSection(page: ReportPage): ReportSection {
  const { words, stored, language } = page;
  const { context } = stored;
  const body =
    context === null
      ? markup`<p>${words.contextUnknown}</p>`
      : markup`<p>
            ${words.contextTotals(
              new Intl.NumberFormat(language).format(context.entries),
              formatBytes(context.bytes, language),
            )}${context.unhashed === 0 ? '' : ` ${words.contextUnhashed(context.unhashed)}`}${
              context.truncated ? ` ${words.contextTruncated}` : ''
            }
          </p>
          ${largest(page)}`;
  return { id: 'context', title: words.context, body };
}

function largest({ words, largestFiles, language }: ReportPage): Html | null {
  if (largestFiles.length === 0) return null;
  const rows = largestFiles.map(({ folder, path, size }) => {
    const place = folder === 'context' ? path : `${folder}: ${path}`;
    return markup`<tr>
      <td><code>${place}</code></td>
      <td class="number nowrap">${formatBytes(size, language)}</td>
    </tr> `;
  });
  return markup`<h3>${words.largest}</h3>
    ${frame(
      words.largest,
      markup`<table>
        <thead>
          <tr>
            <th scope="col">${words.columns.path}</th>
            <th scope="col" class="number">${words.columns.size}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>`,
    )}`;
}
