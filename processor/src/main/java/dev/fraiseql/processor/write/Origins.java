package dev.fraiseql.processor.write;

import javax.lang.model.element.Element;

/** The source elements that each generated file depends on, for incremental builds. */
public interface Origins {
  /**
   * The originating elements of a type, enum or operation, by its GraphQL name; none for what came
   * from a file.
   */
  Element[] of(String name);
}
