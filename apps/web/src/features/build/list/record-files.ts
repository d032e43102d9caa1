/** Address of a build's record as one file that can be imported. */
export function recordFileUrl(id: string): string {
  return `/api/builds/${encodeURIComponent(id)}/export`;
}

/** Address of a build's record as an HTML document. @param language that it is to speak */
export function reportUrl(id: string, language: string): string {
  return `/api/builds/${encodeURIComponent(id)}/report?${new URLSearchParams({ language }).toString()}`;
}
