/**
 * Lets the browser save what is at an address.
 *
 * @param name of the file; empty where the server names it
 */
export function saveAs(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
