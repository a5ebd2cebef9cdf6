package dev.fraiseql.contract.query;

import org.jspecify.annotations.Nullable;

/** A value in a statement: a constant of the document, or a value of the request. */
public sealed interface Operand {

  /**
   * A value of the document, already of the class that {@link
   * dev.fraiseql.contract.model.Scalar#valueClass()} names (or a {@code List} of such). Null only
   * as an argument of a page.
   */
  record Constant(@Nullable Object value) implements Operand {}

  /**
   * A value of the document (or a {@code List} of such) for a custom scalar: the value that the
   * scalar's record makes of it is bound. It is in operations that were compiled together with the
   * record, which could not run yet.
   *
   * @param given of the class of {@link dev.fraiseql.contract.model.ScalarModel#given()}
   */
  record Unmade(Object given) implements Operand {}

  /** A variable of the operation, by its index in {@link CompiledQuery#variables()}. */
  record Variable(int index) implements Operand {}

  /** A part of the key that a {@code nodeId} names, from 0: see {@link Root.Node}. */
  record KeyPart(int part) implements Operand {}

  /** A part, from 0, of the key of the one row whose children a statement reads: an integer. */
  record ParentKey(int part) implements Operand {}

  /**
   * The cursor after which a page of a stream begins; none for the first page: see {@link
   * PagedRead}.
   */
  record Place() implements Operand {}

  /**
   * A value of a row that is written, by its index among those of the statement: a statement may
   * bind one value several times.
   */
  record RowValue(int index) implements Operand {}
}
