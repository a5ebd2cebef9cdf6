package dev.fraiseql.conformance.domain;

import dev.fraiseql.annotations.Scalar;
import java.util.Locale;

/**
 * A word to find things by.
 *
 * <p>Case and white space around it make no difference.
 */
@Scalar
public record Tag(String word) {
  /** A stripped word in lower case. */
  public Tag {
    word = word.strip().toLowerCase(Locale.ROOT);
    if (word.isEmpty()) {
      throw new IllegalArgumentException("a tag has a letter at least");
    }
    if (word.equals("crash")) {
      throw new IllegalStateException("a mistake of the author's");
    }
  }
}
