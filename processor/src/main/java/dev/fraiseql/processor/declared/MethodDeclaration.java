package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.Doc;
import dev.fraiseql.processor.diagnose.Origin;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A method that is a root field.
 *
 * @param owner the simple name of its class
 * @param mutation whether it is a field of {@code Mutation}, not of {@code Query}
 * @param objection why generated code cannot call it, and what to do; null if it can
 */
public record MethodDeclaration(
    String owner,
    String name,
    boolean mutation,
    @Nullable String objection,
    List<Parameter> parameters,
    Result result,
    Doc doc,
    Origin origin) {
  public MethodDeclaration {
    parameters = List.copyOf(parameters);
  }

  /** The name by which errors speak of it: {@code Refunds.refund}. */
  public String qualifiedName() {
    return owner + '.' + name;
  }

  /** The annotation that makes it a field. */
  public String annotation() {
    return mutation ? "Mutation" : "Query";
  }

  /** Those of the parameters that are arguments of the field, in order. */
  public List<Argument> arguments() {
    return parameters.stream()
        .filter(Argument.class::isInstance)
        .map(Argument.class::cast)
        .toList();
  }

  /** The values that it takes and returns, those of an object excepted. */
  public Stream<ValueDeclaration> values() {
    Stream<ValueDeclaration> arguments = arguments().stream().map(Argument::value);
    return result instanceof Value value
        ? Stream.concat(arguments, Stream.of(value.value()))
        : arguments;
  }

  /** A parameter. */
  public sealed interface Parameter {}

  /** An argument of the field. */
  public record Argument(ValueDeclaration value) implements Parameter {}

  /** What the method writes with. */
  public record ChangesParameter(Origin origin) implements Parameter {}

  /** A connection to the database. */
  public record ConnectionParameter(Origin origin) implements Parameter {}

  /** What a method returns. */
  public sealed interface Result {}

  /** No result. */
  public record Nothing() implements Result {}

  /** A value, or a list of values. */
  public record Value(ValueDeclaration value) implements Result {}

  /**
   * Rows of a type.
   *
   * @param javaClass the canonical name of the annotated class
   * @param form how they are returned
   * @param key how the parts of the key are read from an instance of the class ({@code id()});
   *     empty if the method returns keys
   * @param hiddenKey the part of the key that cannot be read; null if there is none
   */
  public record Rows(
      String javaClass, ResultForm form, List<String> key, @Nullable String hiddenKey)
      implements Result {
    public Rows {
      key = List.copyOf(key);
    }
  }

  /**
   * Records that are no rows.
   *
   * @param javaClass the canonical name of the record
   */
  public record Objects(String javaClass, ResultForm form) implements Result {}

  /**
   * A Java type that has no GraphQL type.
   *
   * @param hint what to do about it: a sentence
   */
  public record Unsupported(String javaType, String hint) implements Result {}

  /** A type that javac does not find, and reports itself. */
  public record Unresolved() implements Result {}

  /**
   * How rows and objects are returned.
   *
   * @param optional whether in an {@code Optional}
   */
  public record ResultForm(boolean list, boolean optional, boolean nullable) {}
}
