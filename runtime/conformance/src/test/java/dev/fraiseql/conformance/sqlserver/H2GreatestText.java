package dev.fraiseql.conformance.sqlserver;

/** The text of a group that is greatest by code points. */
public final class H2GreatestText extends H2ExtremeText {
  /** Of a group of no rows so far. */
  public H2GreatestText() {
    super(1);
  }
}
