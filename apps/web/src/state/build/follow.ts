import type { BuildEvent } from '@stagecraft/contracts';
import type { LiveStream } from '../../api/stream.ts';
import { createEventInbox } from './event-inbox.ts';

/** Follows a build's events from the first on; gives the way to end that. */
export type FollowBuild = (
  id: string,
  /** Gets events in order, once a frame, never none. */
  onEvents: (events: readonly BuildEvent[]) => void,
) => () => void;

/**
 * Makes the function that follows builds beside the shown one, each over a connection of its own: the
 * tab's own stream has the events of one build.
 */
export function createFollowBuild(
  open: () => LiveStream,
  schedule: (work: () => void) => void,
): FollowBuild {
  return (id, onEvents) => {
    let over = false;
    const stream = open();
    const inbox = createEventInbox(schedule, (_id, events) => {
      if (!over) onEvents(events);
    });
    stream.onMessage((message) => {
      if (message.kind === 'build.event') inbox.add(message.buildId, message.event);
    });
    stream.subscribe({ workspaceId: null, buildId: id, after: 0 });
    return () => {
      over = true;
      stream.close();
    };
  };
}
