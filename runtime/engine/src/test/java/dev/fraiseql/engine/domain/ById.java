package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Operation;

/** One book. */
@Operation(ById.DOCUMENT)
public interface ById {
  String DOCUMENT = "query ById($id: ID!) { book(id: $id) { title } }";
}
