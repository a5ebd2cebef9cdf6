package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.json.Cursor;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.aggregate.Aggregate;
import dev.fraiseql.plan.aggregate.AggregateNames;
import dev.fraiseql.plan.bind.SortKey.Target;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The order of rows that a cursor belongs to.
 *
 * @param type the type of the rows
 * @param keys the sort keys, the parts of the type's key last
 * @param extremes the values of the database that only a cursor can contain
 */
public record CursorShape(TypeModel type, List<SortKey> keys, Extremes extremes) {
  /** Separates the parts of the digested text: no name contains it. */
  private static final char SEPARATOR = '\n';

  public CursorShape {
    keys = List.copyOf(keys);
  }

  /** The types of the values in a cursor, in their order. */
  public List<ValueType> types() {
    return keys.stream().map(SortKey::type).toList();
  }

  /**
   * A digest of the order, of {@link Cursor#DIGEST} bytes. It depends neither on how {@code
   * orderBy} spells the order nor on the database.
   */
  public byte[] digest() {
    StringBuilder text = new StringBuilder(type.name());
    for (SortKey key : keys) {
      text.append(SEPARATOR);
      key.path().forEach(relation -> text.append(relation.name()).append('.'));
      switch (key.target()) {
        case Target.Value(Column column) -> text.append(column.name());
        case Target.Count(ToManyField relation) ->
            text.append(OrderBinder.countName(relation)).append("()");
        case Target.Result(ToManyField relation, Aggregate aggregate) ->
            text.append(AggregateNames.field(relation))
                .append('.')
                .append(aggregate.function())
                .append('(')
                .append(Objects.requireNonNull(aggregate.field()).column().name())
                .append(')');
      }
      ValueType type = key.type();
      text.append(SEPARATOR).append(type.graphql());
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
