package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.ValueType;
import java.util.List;

/**
 * A column whose values are checked before they are written.
 *
 * @param name of the member, those of the members that embed it in front: {@code addressCity}
 * @param index in {@link dev.fraiseql.contract.model.TypeModel#columns()}
 * @param nullable whether the column may contain NULL
 * @param embedding the indexes of the columns of the innermost embedded value around it that may be
 *     null; empty if there is none
 * @param constraints at least one
 */
public record ConstrainedColumn(
    String name,
    int index,
    ValueType type,
    boolean nullable,
    List<Integer> embedding,
    List<Constraint> constraints) {
  public ConstrainedColumn {
    embedding = List.copyOf(embedding);
    constraints = List.copyOf(constraints);
  }
}
