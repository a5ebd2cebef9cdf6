package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Operation;

/** Rows that violate the schema. */
@Operation(
    "query Flawed($id: ID!) { flaw(id: $id) { id real next { id text previous { id needed { text } } } } }")
public interface Flawed {}
