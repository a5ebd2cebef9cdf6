package dev.fraiseql.contract.model;

/**
 * One pair of columns that must be equal for two rows to be related.
 *
 * @param column on the side that declares it
 * @param other on the other side
 */
public record JoinColumn(Column column, Column other) {

  /** Two columns of the same type, neither of which is ever NULL. */
  public static JoinColumn of(String column, ValueType type, String other) {
    return new JoinColumn(Column.of(column, type), Column.of(other, type));
  }

  /** Two columns of the same type, of which the first may be NULL. */
  public static JoinColumn nullable(String column, ValueType type, String other) {
    return new JoinColumn(Column.nullable(column, type), Column.of(other, type));
  }

  /** The same pair seen from the other side. */
  public JoinColumn reversed() {
    return new JoinColumn(other, column);
  }
}
