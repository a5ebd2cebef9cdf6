package dev.fraiseql.processor.declared;

import java.util.List;

/**
 * What {@code @Type} says about how mutations write rows.
 *
 * @param capture the name of a constant of {@link dev.fraiseql.annotations.Capture}
 * @param unique the names of fields that are unique together
 */
public record TypeWrites(Attribute<String> capture, List<Attribute<List<String>>> unique) {
  public TypeWrites {
    unique = List.copyOf(unique);
  }
}
