package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Operation;

/** A list in a row. */
@Operation(ByAuthor.DOCUMENT)
public interface ByAuthor {
  String DOCUMENT = "query ByAuthor($id: ID!) { author(id: $id) { books { title } } }";
}
