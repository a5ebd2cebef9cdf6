package dev.fraiseql.benchmarks.events;

/** What happened. */
public enum Kind {
  VIEW,
  CLICK,
  PURCHASE,
  REFUND
}
