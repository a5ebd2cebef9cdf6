package dev.fraiseql.contract.model;

/**
 * One pair of columns that must be equal for two rows to be related.
 *
 * @param column on the side that declares it
 * @param other on the other side
 */
public record JoinColumn(Column column, Column other) {

  /** The same pair seen from the other side. */
  public JoinColumn reversed() {
    return new JoinColumn(other, column);
  }
}
