import { featureAt } from '@stagecraft/dockerfile';
import { flagReference } from '@stagecraft/dockerfile/reference';
import type { Text } from '@stagecraft/dockerfile';
import type { Completion } from '../service.ts';
import type { Ask } from './ask.ts';
import { mounts } from './mounts.ts';
import { owners } from './users.ts';
import { plainValues } from './plain-values.ts';
import type { ValuePlace } from './place.ts';
import { copySources } from './stages.ts';
import { join, needs } from './words.ts';

/** Values of the flag that the cursor is in. */
export function flagValues(ask: Ask, place: ValuePlace): readonly Completion[] {
  const flag = flagReference(place.keyword, place.flag);
  if (flag === null) return [];
  switch (flag.value.kind) {
    case 'mount':
      return mounts(ask, place);
    case 'source':
      return copySources(ask, place);
    case 'owner':
      return owners(ask, place);
    default:
      return plainValues(ask, place.start, flag.value).map((one) =>
        flag.name === 'chmod' && one.label.includes('=')
          ? { ...one, detail: join(ask, one.detail ?? null, symbolic(place.keyword)) }
          : one,
      );
  }
}

function symbolic(keyword: string): Text | null {
  return needs(featureAt(keyword, 'chmod', 'symbolic'));
}
