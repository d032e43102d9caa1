import {
  BuildSummary,
  endpoints,
  StreamMessage,
  terminalEventTypes,
  Workspace,
  type BuildEvent,
  type BuildOptions,
} from '@stagecraft/contracts';

/** The API of a running Stagecraft, as far as the measurements use it. */
export interface Api {
  readonly openWorkspace: (folder: string) => Promise<Workspace>;
  /** Starts a build and follows it as the page does. @returns its terminal event */
  readonly build: (
    workspace: string,
    options: BuildOptions,
    text: string,
    secretValues?: Readonly<Record<string, string>>,
  ) => Promise<BuildEvent>;
}

/** @param url as Stagecraft printed it, with its token */
export function connect(url: URL): Api {
  const headers = { authorization: `Bearer ${url.searchParams.get('token') ?? ''}` };
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(new URL(path, url.origin), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok)
      throw new Error(`${path}: ${String(response.status)} ${await response.text()}`);
    return response.json();
  };
  return {
    openWorkspace: async (path) =>
      Workspace.parse(await post(endpoints.openWorkspace.path, { path })),
    build: async (workspace, options, text, secretValues = {}) => {
      const path = endpoints.startBuild.path.replace('{id}', workspace);
      const { id } = BuildSummary.parse(
        await post(path, { options, dockerfileText: text, secretValues }),
      );
      return followBuild(new URL(`${endpoints.stream.path}?build=${id}`, url.origin), headers);
    },
  };
}

async function followBuild(url: URL, headers: Record<string, string>): Promise<BuildEvent> {
  const gone = new AbortController();
  const response = await fetch(url, { headers, signal: gone.signal });
  const text = response.body?.pipeThrough(new TextDecoderStream());
  if (!response.ok || text === undefined)
    throw new Error(`${url.pathname}: ${String(response.status)}`);
  let rest = '';
  for await (const part of text) {
    const frames = `${rest}${part}`.split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      const event = buildEventOf(frame);
      if (event === null || !terminalEventTypes.some((type) => type === event.type)) continue;
      gone.abort();
      return event;
    }
  }
  throw new Error('The stream of the build ended before the build did');
}

/** The build event of one Server-Sent Events frame, if it carries one. */
function buildEventOf(frame: string): BuildEvent | null {
  const data = frame
    .split('\n')
    .flatMap((line) => /^data: ?(.*)$/.exec(line)?.[1] ?? [])
    .join('\n');
  if (data === '') return null;
  const message = StreamMessage.parse(JSON.parse(data));
  return message.kind === 'build.event' ? message.event : null;
}
