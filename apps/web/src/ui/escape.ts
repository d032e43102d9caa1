/** Presses of Escape that took a tooltip away. */
const spent = new WeakSet<Event>();

/** A tooltip that happens to be shown must not cost the dialog under it a press of Escape. */
export function passEscapeOn(event: Event): void {
  spent.add(event);
}

/** Whether a press of Escape took only a tooltip away, so that it counts for what is under it, too. */
export function isPassedOn(event: Event): boolean {
  return spent.has(event);
}
