package dev.fraiseql.flight.stock;

import dev.fraiseql.annotations.Operation;

/** An operation that does not run without its variable, although that is nullable. */
@Operation(
    "query ProductsNamed($name: String) { products(where: {name: {eq: $name}}) { id name } }")
public interface ProductsNamed {}
