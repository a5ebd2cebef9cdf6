package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.json.Cursor;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.bind.SortKey.Target;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * The order that a cursor belongs to.
 *
 * @param type whose rows are sorted
 * @param keys what they are sorted by, the parts of their key at the end
 */
public record CursorShape(TypeModel type, List<SortKey> keys) {
  /** What is between two parts of the digested text: no name contains it. */
  private static final char APART = '\n';

  public CursorShape {
    keys = List.copyOf(keys);
  }

  /** The types of the values in a cursor, in their order. */
  public List<ValueType> types() {
    return keys.stream().map(SortKey::type).toList();
  }

  /**
   * Tells this order from all others, in {@link Cursor#DIGEST} bytes. Two ways to write the same
   * order have the same digest, on every database.
   */
  public byte[] digest() {
    StringBuilder text = new StringBuilder(type.name());
    for (SortKey key : keys) {
      text.append(APART);
      key.path().forEach(relation -> text.append(relation.name()).append('.'));
      switch (key.target()) {
        case Target.Value(Column column) -> text.append(column.name());
        case Target.Count(ToManyField relation) ->
            text.append(OrderBinder.countName(relation)).append("()");
      }
      ValueType type = key.type();
      text.append(APART).append(type.graphql());
      text.append(' ').append(type.precision()).append(' ').append(type.scale());
      text.append(key.direction().descending() ? " desc" : " asc");
      text.append(key.direction().nullsFirst() ? " nulls first" : " nulls last");
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest, Cursor.DIGEST);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
