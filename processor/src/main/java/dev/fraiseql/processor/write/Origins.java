package dev.fraiseql.processor.write;

import javax.lang.model.element.Element;

/**
 * Knows which elements of the source a generated file follows from, so that builds can be
 * incremental.
 */
public interface Origins {
  /**
   * The originating elements of a type, enum or operation, by its GraphQL name; none for what came
   * from a file.
   */
  Element[] of(String name);
}
