import { useEffect, useState } from 'react';
import { afterFrame } from '../ui/after-frame.ts';

/**
 * `value`, one frame late. What changes with every key would otherwise be laid out once more before the
 * frame that shows the letter.
 */
export function useAfterFrame<T>(value: T): T {
  const [shown, setShown] = useState<{ readonly value: T }>({ value });
  useEffect(() => afterFrame(() => setShown({ value })), [value]);
  return shown.value;
}
