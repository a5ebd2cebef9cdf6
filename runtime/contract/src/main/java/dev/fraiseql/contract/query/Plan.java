package dev.fraiseql.contract.query;

import java.util.List;

/**
 * What is run to answer an operation.
 *
 * @param roots the root fields, in the order of the answer
 */
public record Plan(List<Root> roots) {
  public Plan {
    roots = List.copyOf(roots);
  }

  /** A plan of these root fields. */
  public static Plan of(Root... roots) {
    return new Plan(List.of(roots));
  }
}
