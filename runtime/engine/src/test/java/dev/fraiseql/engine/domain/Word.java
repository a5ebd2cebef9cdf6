package dev.fraiseql.engine.domain;

import dev.fraiseql.annotations.Scalar;
import java.util.Locale;

/** A text that is stored in lower case. */
@Scalar
public record Word(String text) {
  public Word {
    text = text.toLowerCase(Locale.ROOT);
  }
}
