package dev.fraiseql.processor.declared;

import java.util.List;

/**
 * What {@code @Type} says about how mutations write rows.
 *
 * @param capture the name of a constant of {@link dev.fraiseql.annotations.Capture}
 * @param unique the names of fields that are unique together
 * @param constraints the names of the constraints of Jakarta Validation on the class
 */
public record TypeWrites(
    Attribute<String> capture,
    List<Attribute<List<String>>> unique,
    List<Attribute<String>> constraints) {
  public TypeWrites {
    unique = List.copyOf(unique);
    constraints = List.copyOf(constraints);
  }
}
