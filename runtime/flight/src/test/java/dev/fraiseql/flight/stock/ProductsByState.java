package dev.fraiseql.flight.stock;

import dev.fraiseql.annotations.Operation;

/** An operation with a variable that has a default value. */
@Operation(ProductsByState.DOCUMENT)
public interface ProductsByState {
  String DOCUMENT =
      "query ProductsByState($state: State = SOLD) {"
          + " products(where: {state: {eq: $state}}, orderBy: [{id: ASC}]) { id name } }";

  /** The SHA-256 of the document. */
  String SHA256 = "2f8feb1a6625f44dce9998887db81f348bb6a63f85398481ffa1811314049ec5";
}
