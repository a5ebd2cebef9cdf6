package dev.fraiseql.flight.stock;

/** Where a product is. */
public enum State {
  NEW,
  SOLD
}
