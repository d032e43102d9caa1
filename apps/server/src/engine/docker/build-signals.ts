/** How a build may be ended from outside. */
export interface BuildSignals {
  /** The user wants it stopped: the engine is asked, and the result is `cancelled`. */
  readonly cancel: AbortSignal;
  /** The engine is given up: the connection is cut at once, and the result is `lost`. */
  readonly close: AbortSignal;
}
