package dev.fraiseql.annotations;

/** When the database computes the value of a column. */
public enum Generated {
  /** Never: the value is in the inputs of mutations. */
  NEVER,
  /** When a row is inserted without a value. The value is optional in the input of a create. */
  ON_INSERT,
  /** Always: the value is in no input. */
  ALWAYS
}
