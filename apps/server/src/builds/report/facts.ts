import { formatBytes, formatDuration } from '@stagecraft/build-trace';
import { dockerBuildCommand } from '@stagecraft/contracts';
import { markup, type Html, type HtmlPart } from './html.ts';
import { momentOf, type ReportPage } from './page.ts';
import { withoutCredentials } from './without-credentials.ts';

/** The report's head: which build it was and how it ended, and the command it stands for. */
export function factsOf(page: ReportPage, title: string): Html {
  const { stored, words } = page;
  const { state, error } = stored.summary;
  const command = dockerBuildCommand(withoutCredentials(stored.summary.options));
  return markup`<header>
    <h1>${title} <span class="state ${state}">${words.state[state]}</span></h1>
    <dl class="facts">
      ${rowsOf(page).map(
        ([term, fact]) =>
          markup`<div>
            <dt>${term}</dt>
            <dd>${fact}</dd>
          </div>`,
      )}
    </dl>
    ${
      error === null
        ? null
        : markup`<h2>${words.error}</h2>
            ${plainBlock(error, words.error)}`
    }
    <h2>${words.command}</h2>
    ${plainBlock(command, words.command)}
  </header>`;
}

function rowsOf(page: ReportPage): readonly (readonly [string, HtmlPart])[] {
  const { stored, words, workspace, language } = page;
  const { summary, imageBytes, baseImages } = stored;
  const { facts, unknown } = words;
  const { startedAt, finishedAt, imageId, options, name } = summary;
  const code = (text: string) => markup`<code>${text}</code>`;
  const codes = (texts: readonly string[]) =>
    texts.map((text, at) => markup`${at === 0 ? '' : ' '}${code(text)}`);
  const argumentsOf = Object.entries(withoutCredentials(options).buildArgs);
  const duration = startedAt === null || finishedAt === null ? null : finishedAt - startedAt;
  const size = imageBytes === null ? null : ` (${formatBytes(imageBytes, language)})`;
  const shown: readonly (readonly [string, HtmlPart])[] = [
    [facts.name, name],
    [facts.workspace, workspace],
    [facts.started, momentOf(startedAt ?? summary.createdAt, language)],
    [facts.duration, duration === null ? unknown : formatDuration(duration, language)],
    [facts.engine, stored.engineVersion ?? unknown],
    [facts.builder, stored.builder === 'classic' ? 'classic' : stored.builder && 'BuildKit'],
    [facts.stagecraft, stored.stagecraftVersion ?? unknown],
    [facts.dockerfile, code(options.dockerfile)],
    [facts.target, options.target === null ? null : code(options.target)],
    [facts.tags, codes(options.tags)],
    [facts.platforms, codes(options.platforms)],
    [facts.arguments, codes(argumentsOf.map(([key, value]) => `${key}=${value}`))],
    [facts.image, imageId === null ? null : [code(imageId), size]],
    [facts.bases, codes(baseImages.map(({ ref, digest }) => ref + (digest ? `@${digest}` : '')))],
  ];
  return shown.filter(([, fact]) => fact !== null && !(Array.isArray(fact) && fact.length === 0));
}

/** Text as it is, in a frame that scrolls by keys too. */
export function plainBlock(text: string, label: string): Html {
  return markup`<pre class="block" tabindex="0" role="group" aria-label="${label}">${text}</pre>`;
}
