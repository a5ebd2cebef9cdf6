package dev.fraiseql.contract.query;

import java.util.List;

/**
 * An operation that is planned for one database. The values of a request are in the engine's
 * prepared query.
 *
 * <p>Implementations are generated, or created by the engine for the document of a request.
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
   * The indexes, in {@link #variables()}, of the variables that {@code @skip} and {@code @include}
   * depend on; at most 16.
   */
  List<Integer> switches();

  /** Whether it is a mutation, whose root fields are {@link Root.Mutation}s. */
  default boolean isMutation() {
    return false;
  }

  /**
   * The literals of custom scalars in the document. The scalars were compiled together with it, so
   * their values can be checked at run time only.
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
