import { useState } from 'react';

/** A value, or the last one there was: what is asked anew stays in view until the answer is there. */
export function useLast<T>(value: T | null): T | null {
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  return value ?? last;
}
