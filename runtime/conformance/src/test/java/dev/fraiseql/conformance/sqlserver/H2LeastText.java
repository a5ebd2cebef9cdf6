package dev.fraiseql.conformance.sqlserver;

/** The text of a group that is least by code points. */
public final class H2LeastText extends H2ExtremeText {
  /** Of a group of no rows so far. */
  public H2LeastText() {
    super(-1);
  }
}
