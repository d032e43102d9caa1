/** Where the server gives the log of a build, or of one step, as text. */
export function logAddress(buildId: string, stepId?: string): string {
  const path = `/api/builds/${encodeURIComponent(buildId)}/log`;
  return stepId === undefined ? path : `${path}?step=${encodeURIComponent(stepId)}`;
}
