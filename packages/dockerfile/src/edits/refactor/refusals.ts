import { say } from '../../problems/problem.ts';
import { refuse, type Refused } from '../refuse.ts';

/** A stage that is not there, or whose FROM is too broken to change. */
export function noStage(): Refused {
  return refuse(
    'no-such-stage',
    say(
      'There is no such stage, or its FROM is not complete. Select another one.',
      '没有该阶段，或其 FROM 不完整。请另选一个。',
    ),
  );
}
