/** Whether a step's error only says that it was stopped, by the user or because another step failed. */
export function isCancellation(error: string): boolean {
  return /\bcontext cancell?ed\b/.test(error);
}
