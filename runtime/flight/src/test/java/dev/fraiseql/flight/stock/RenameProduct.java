package dev.fraiseql.flight.stock;

import dev.fraiseql.annotations.Operation;

/** A mutation, which Flight does not execute. */
@Operation(RenameProduct.DOCUMENT)
public interface RenameProduct {
  String DOCUMENT =
      "mutation RenameProduct($id: ID = 1) {"
          + " updateProduct(id: $id, input: {name: \"other\"}) { id name } }";
}
