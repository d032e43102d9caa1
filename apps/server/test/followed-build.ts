import { BuildEvent } from '@stagecraft/contracts';
import { expect } from 'vitest';
import { buildEvents, openStreamClient } from './stream-client.ts';

/** Says that it is ready and goes on; its command line has the nonce in it. */
export const endless = (nonce: string): string =>
  `FROM busybox:1.36\nRUN echo first ${nonce}\nRUN echo ready ${nonce} && sleep 600 && true\n`;

/** Whether a step has said that it is ready. */
export const isReady = (nonce: string) => (event: BuildEvent) =>
  event.type === 'step.logged' && event.text.includes(`ready ${nonce}`);

export const hasEnded = (event: BuildEvent): boolean =>
  /^build\.(finished|failed|cancelled|interrupted)$/.test(event.type);

/** The events of an event log. */
export const eventsIn = (ndjson: string): BuildEvent[] =>
  ndjson
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => BuildEvent.parse(JSON.parse(line)));

/** The numbers are whole: no event is missing, none is there twice. */
export function expectWhole(events: readonly BuildEvent[]): void {
  expect(events.map(({ seq }) => seq)).toEqual(events.map((_event, at) => at + 1));
}

/** Follows a build over the stream until an event that fits. */
export async function follow(
  server: Parameters<typeof openStreamClient>[0],
  id: string,
  fits: (event: BuildEvent) => boolean,
): Promise<BuildEvent[]> {
  const client = await openStreamClient(server, `build=${id}`);
  await client.until(({ message }) => message.kind === 'build.event' && fits(message.event));
  client.close();
  return buildEvents(client.frames);
}
