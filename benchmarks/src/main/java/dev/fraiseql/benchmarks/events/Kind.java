package dev.fraiseql.benchmarks.events;

/** The kind of an event. */
public enum Kind {
  VIEW,
  CLICK,
  PURCHASE,
  REFUND
}
