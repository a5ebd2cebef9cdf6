package dev.fraiseql.plan.sql;

/** How many of its rows a statement gives. */
enum RowLimit {
  /** One. */
  ONE,
  /** As many as the request says. */
  FIRST,
  /** As many as the request says, behind as many others as it says. */
  BEHIND_SOME
}
