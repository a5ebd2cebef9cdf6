package dev.fraiseql.processor.declared;

import dev.fraiseql.contract.model.ValueType;
import java.util.List;
import java.util.Optional;

/**
 * How an instance of a class is made of a row of an event.
 *
 * @param packageName empty for the unnamed package
 * @param javaClass the canonical name of the record
 * @param parts the arguments of its constructor
 * @param casts the types to which the arguments are cast, if there is another constructor that
 *     takes as many; otherwise empty
 */
public record InstanceDeclaration(
    String packageName, String javaClass, List<Part> parts, List<String> casts) {
  public InstanceDeclaration {
    parts = List.copyOf(parts);
    casts = List.copyOf(casts);
  }

  /** Whether it, or what is embedded in it, has casts. */
  public boolean hasCasts() {
    return !casts.isEmpty()
        || parts.stream()
            .anyMatch(part -> part instanceof Embedded embedded && embedded.instance().hasCasts());
  }

  /** The name of the class without its package and the classes around it. */
  public String simpleName() {
    return javaClass.substring(javaClass.lastIndexOf('.') + 1);
  }

  /** Why no instance can be made: a clause; empty if one can. */
  public Optional<String> objection() {
    return parts.stream().flatMap(part -> part.objection().stream()).findFirst();
  }

  /** An argument of the constructor. */
  public sealed interface Part {
    /** Why it cannot be made: a clause. */
    default Optional<String> objection() {
      return Optional.empty();
    }
  }

  /**
   * A default, for what an event does not have.
   *
   * @param literal {@code null}, {@code false}, {@code 0}, or 0 with a cast
   */
  public record Absent(String literal) implements Part {}

  /**
   * A value or a list of values.
   *
   * @param optional whether it is in an {@code Optional}
   * @param scalarClass the class of the value, or of each element
   * @param document the form of a JSON document; {@link DocumentForm#NONE} for other values
   */
  public record Value(
      String name,
      ValueType type,
      boolean nullable,
      boolean optional,
      ScalarClass scalarClass,
      DocumentForm document)
      implements Part {}

  /**
   * An embedded object.
   *
   * @param optional whether it is in an {@code Optional}
   */
  public record Embedded(
      String name, boolean nullable, boolean optional, InstanceDeclaration instance)
      implements Part {
    @Override
    public Optional<String> objection() {
      return instance.objection();
    }
  }

  /**
   * What cannot be made.
   *
   * @param why a clause
   */
  public record Impossible(String why) implements Part {
    @Override
    public Optional<String> objection() {
      return Optional.of(why);
    }
  }

  /** The Java type of a JSON document. */
  public enum DocumentForm {
    /** It is no document. */
    NONE,
    /** A {@code String} with its text. */
    TEXT,
    /** A {@code Map} of an object's values by their names. */
    OBJECT,
    /** A {@code List} of an array's values. */
    ARRAY,
    /** An {@code Object}: any value. */
    ANY
  }
}
