package dev.fraiseql.annotations;

/** Which events an observer gets that runs for the first time. */
public enum StartPosition {
  /** Those that are recorded from now on. */
  NEW_EVENTS,
  /** All that are still kept, and those that are recorded from now on. */
  KEPT_EVENTS
}
