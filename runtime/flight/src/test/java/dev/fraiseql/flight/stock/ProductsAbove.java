package dev.fraiseql.flight.stock;

import dev.fraiseql.annotations.Operation;

/** An operation with a required variable. */
@Operation("query ProductsAbove($id: ID!) { products(where: {id: {gt: $id}}) { id name } }")
public interface ProductsAbove {}
