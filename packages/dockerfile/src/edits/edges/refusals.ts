import { say } from '../../problems/problem.ts';
import { refuse, type Refused } from '../refuse.ts';

/** An edge whose text is not there. */
export function noSuchEdge(): Refused {
  return refuse(
    'no-such-edge',
    say(
      'The text of this edge is no longer in the file. Select again.',
      '文件中已没有这条连线对应的文本。请重新选择。',
    ),
  );
}

/** The edge is as it is asked to be. */
export function nothingToDo(): Refused {
  return refuse('nothing-to-do', say('The edge is like that already.', '连线已是如此。'));
}
