package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Operation;

/** A list in a list. */
@Operation(Nested.DOCUMENT)
public interface Nested {
  String DOCUMENT =
      "query Nested($limit: Int) { authors(limit: 2) { books(limit: $limit) { id } } }";
}
