package dev.fraiseql.processor.declared;

import java.util.Collection;
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

  /** The same without what names other fields than these. */
  TypeWrites among(Collection<String> fields) {
    return new TypeWrites(
        capture,
        unique.stream().filter(together -> fields.containsAll(together.value())).toList(),
        constraints);
  }
}
