package dev.fraiseql.contract.query;

import java.util.List;

/**
 * An operation, planned for one database. What belongs to one request is not here: see the engine's
 * prepared query.
 *
 * <p>Implementations are generated, or made by the engine for a document that a request brought.
 */
public interface CompiledQuery {

  /** The operation's name; empty if it has none. */
  String name();

  /** The document. */
  String document();

  /** The SHA-256 of {@link #document()} in UTF-8, as 64 lower-case hexadecimal digits. */
  String sha256();

  /** The variables, in the order in which they are declared. */
  List<Variable> variables();

  /**
   * The places among {@link #variables()} of those that {@code @skip} and {@code @include} depend
   * on; at most 16.
   */
  List<Integer> switches();

  /**
   * The values that the document writes out for scalars that are records of the author's, which
   * were being compiled with it: whether the records take them is known only now.
   */
  default List<ScalarLiteral> scalarLiterals() {
    return List.of();
  }

  /**
   * The plan for given values of the switches.
   *
   * @param switchBits bit {@code i} is the value of the variable {@code switches().get(i)}
   */
  Plan plan(int switchBits);
}
