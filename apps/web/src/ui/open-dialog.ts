/** Whether a dialog is open that the keyboard belongs to; one that fades away is not. */
export function isDialogOpen(): boolean {
  return (
    document.querySelector(':is([role="dialog"],[role="alertdialog"])[data-state="open"]') !== null
  );
}
