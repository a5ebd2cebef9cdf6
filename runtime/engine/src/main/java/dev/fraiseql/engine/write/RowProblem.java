package dev.fraiseql.engine.write;

/** A value of a row is wrong. */
public final class RowProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int row;
  private final int column;

  /**
   * A problem.
   *
   * @param row the index of the row in its batch
   * @param column the index of the column among those that are loaded
   * @param problem what follows the name of the column in an error: {@code ": null is not
   *     allowed."}, {@code ".1: null is not allowed in a list."} of an element
   */
  public RowProblem(int row, int column, String problem) {
    super(problem, null, false, false);
    this.row = row;
    this.column = column;
  }

  int row() {
    return row;
  }

  int column() {
    return column;
  }

  String problem() {
    return String.valueOf(getMessage());
  }
}
