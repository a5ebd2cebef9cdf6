package dev.fraiseql.contract.json;

import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of a JSON array of scalars, which is how a list is kept where the database has
 * no arrays.
 */
public final class JsonArray {
  private final JsonTokens tokens;
  private boolean more;

  /**
   * The array that is this text.
   *
   * @param text in UTF-8
   * @throws FieldError if it does not begin like an array
   */
  public JsonArray(byte[] text) {
    tokens = new JsonTokens(text, 0, text.length);
    more = tokens.open('[', ']');
    if (!more) {
      tokens.end();
    }
  }

  /** Whether another element follows. */
  public boolean hasNext() {
    return more;
  }

  /**
   * The next element: what a string says, or a number or boolean as it is written; null for {@code
   * null}.
   *
   * @throws FieldError if it is an object, an array or malformed
   */
  public byte @Nullable [] next() {
    byte first = tokens.peek();
    byte[] value = first == '"' ? tokens.string() : tokens.plain();
    more = tokens.more(']');
    if (!more) {
      tokens.end();
    }
    return first == 'n' ? null : value;
  }
}
