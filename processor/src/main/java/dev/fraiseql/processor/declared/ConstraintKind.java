package dev.fraiseql.processor.declared;

import dev.fraiseql.processor.source.ClassName;
import java.util.List;

/** What a constraint demands of a value, its attributes as they are declared, sensible or not. */
public sealed interface ConstraintKind {

  /** A value. */
  record NotNull() implements ConstraintKind {}

  /** No value. */
  record Null() implements ConstraintKind {}

  /** A value that is not empty. */
  record NotEmpty() implements ConstraintKind {}

  /** A text with something else than white space. */
  record NotBlank() implements ConstraintKind {}

  /** A boolean. */
  record Truth(boolean expected) implements ConstraintKind {}

  /** A number of characters, elements or bytes. */
  record Size(int min, int max) implements ConstraintKind {}

  /**
   * A number on one side of a limit.
   *
   * @param limit the text of a number
   */
  record Bound(Comparison comparison, String limit) implements ConstraintKind {}

  /** How a number compares to a limit. */
  enum Comparison {
    AT_LEAST("at least"),
    GREATER("greater than"),
    AT_MOST("at most"),
    LESS("less than");

    private final String words;

    Comparison(String words) {
      this.words = words;
    }

    /** The comparison in an error message. */
    public String words() {
      return words;
    }

    /** Whether the limit is a minimum. */
    public boolean isMinimum() {
      return this == AT_LEAST || this == GREATER;
    }
  }

  /** A number of digits before and after the decimal point. */
  record Digits(int integer, int fraction) implements ConstraintKind {}

  /**
   * A text that matches a regular expression as a whole.
   *
   * @param flags those of {@link java.util.regex.Pattern}
   */
  record Matches(String regexp, int flags) implements ConstraintKind {}

  /** The address of a mailbox. */
  record Email() implements ConstraintKind {}

  /** A time before or after the present. */
  record Moment(boolean future, boolean orPresent) implements ConstraintKind {}

  /**
   * A value that a class of the author's accepts.
   *
   * @param validator the class, a {@code ConstraintValidator}
   * @param annotation for its {@code initialize}
   * @param scalarClass the class of the value, or of the elements of a list
   */
  record Validator(ClassName validator, AnnotationLiteral annotation, ScalarClass scalarClass)
      implements ConstraintKind {}

  /**
   * A constraint that generated code cannot check.
   *
   * @param why the end of an error message, with the remedy
   */
  record Unusable(String why) implements ConstraintKind {}

  /** All of several, whose violations count as one. */
  record All(List<ConstraintKind> parts) implements ConstraintKind {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /** Whether null violates it. */
  default boolean refusesNull() {
    return switch (this) {
      case NotNull _, NotEmpty _, NotBlank _ -> true;
      case All all -> all.parts().stream().anyMatch(ConstraintKind::refusesNull);
      default -> false;
    };
  }

  /** Whether a class of the author's judges the value, null included. */
  default boolean hasValidator() {
    return this instanceof Validator
        || (this instanceof All all && all.parts().stream().anyMatch(ConstraintKind::hasValidator));
  }
}
