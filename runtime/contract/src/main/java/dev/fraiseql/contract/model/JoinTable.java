package dev.fraiseql.contract.model;

import java.util.List;

/**
 * The table between two types that are related many to many.
 *
 * @param table the join table
 * @param source pairs of a column of the join table and a key column of the type that declares the
 *     relation
 * @param inverse pairs of a column of the join table and a key column of the target
 */
public record JoinTable(Table table, List<JoinColumn> source, List<JoinColumn> inverse) {
  public JoinTable {
    source = List.copyOf(source);
    inverse = List.copyOf(inverse);
  }

  /** The same table for a relation from the target to the type that declares this one. */
  @SuppressWarnings("ArgumentSelectionDefectChecker") // they change places
  public JoinTable reversed() {
    return new JoinTable(table, inverse, source);
  }
}
