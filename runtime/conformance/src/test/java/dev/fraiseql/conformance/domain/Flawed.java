package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Operation;

/** Rows that lack what they must have. */
@Operation(
    "query Flawed($id: ID!) { flaw(id: $id) { id real next { id text previous { id needed { text } } } } }")
public interface Flawed {}
