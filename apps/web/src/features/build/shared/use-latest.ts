import { useCallback, useRef } from 'react';

/**
 * The same function for as long as the component lives; a call does what the one given last does. For
 * what is handed to parts that are drawn again only when something of them has changed.
 */
export function useLatest<Args extends readonly unknown[], Result>(
  work: (...args: Args) => Result,
): (...args: Args) => Result {
  const latest = useRef(work);
  latest.current = work;
  return useCallback((...args: Args) => latest.current(...args), []);
}
