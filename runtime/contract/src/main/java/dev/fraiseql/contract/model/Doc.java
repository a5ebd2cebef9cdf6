package dev.fraiseql.contract.model;

import org.jspecify.annotations.Nullable;

/**
 * What is said about a type, a field or an enum value in the schema.
 *
 * @param description from the javadoc, in Markdown; null if there is none
 * @param deprecation why it should no longer be used; null if it may be
 */
public record Doc(@Nullable String description, @Nullable String deprecation) {

  /** Nothing said. */
  public static final Doc NONE = new Doc(null, null);

  /** A description of something that is not deprecated. */
  public static Doc of(String description) {
    return new Doc(description, null);
  }
}
