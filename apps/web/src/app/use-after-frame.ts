import { useEffect, useState } from 'react';

/**
 * `value`, one frame late. What changes with every key would otherwise be laid out once more before the
 * frame that shows the letter.
 */
export function useAfterFrame<T>(value: T): T {
  const [shown, setShown] = useState<{ readonly value: T }>({ value });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setShown({ value }));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [value]);
  return shown.value;
}
