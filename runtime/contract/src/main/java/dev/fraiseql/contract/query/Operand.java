package dev.fraiseql.contract.query;

import org.jspecify.annotations.Nullable;

/** A value that a statement is given: known from the document, or from the request. */
public sealed interface Operand {

  /**
   * A value of the document, already of the class that {@link
   * dev.fraiseql.contract.model.Scalar#valueClass()} names (or a {@code List} of such). Null only
   * as an argument of a page.
   */
  record Constant(@Nullable Object value) implements Operand {}

  /**
   * A value of the document (or a {@code List} of such) for a scalar that is a record of the
   * author's: what the record makes of it is bound. So it stands in an operation that was compiled
   * together with the record, through which nothing could go yet.
   *
   * @param given of the class of {@link dev.fraiseql.contract.model.ScalarModel#given()}
   */
  record Unmade(Object given) implements Operand {}

  /** A variable of the operation, by its place among {@link CompiledQuery#variables()}. */
  record Variable(int index) implements Operand {}

  /** A part of the key that a {@code nodeId} names, from 0: see {@link Root.Node}. */
  record KeyPart(int part) implements Operand {}

  /**
   * A part, from 0, of the key of the one row whose children a statement reads. It is a whole
   * number.
   */
  record ParentKey(int part) implements Operand {}

  /**
   * The cursor behind which a page of a stream begins; none for the first: see {@link PagedRead}.
   */
  record Place() implements Operand {}
}
