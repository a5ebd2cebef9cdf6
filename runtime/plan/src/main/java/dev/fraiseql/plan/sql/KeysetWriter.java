package dev.fraiseql.plan.sql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.contract.query.DynamicSql.Side;
import dev.fraiseql.contract.query.Filter.Comparison;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.aggregate.Aggregate;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.bind.SortKey.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the conditions of keyset pagination: on which side of a cursor rows lie.
 *
 * <p>For keys {@code a, b, c} the condition is {@code a >= ? and (a > ? or b >= ? and (b > ? or c >
 * ?))}: the same as {@code a > ? or a = ? and b > ? or ...}, but with a first part that an index
 * range can start at. Adjacent keys that are never null and have the same direction are compared as
 * one row value, {@code (a, b) > (?, ?)}, where the database uses an index for those.
 */
final class KeysetWriter {
  private final SqlDialect dialect;
  private final SqlWriter out;
  private final OrderWriter order;
  private final JoinWriter joins;

  KeysetWriter(Model model, SqlDialect dialect, SqlWriter out) {
    this.dialect = dialect;
    this.out = out;
    order = new OrderWriter(model, dialect, out);
    joins = new JoinWriter(dialect);
  }

  /** A key and the cursor's value for it. */
  private record Place(SortKey key, @Nullable Object value) {}

  /**
   * The condition, in parentheses.
   *
   * @param values the cursor's, one for each key
   */
  void write(List<SortKey> keys, List<@Nullable Object> values, Side side, String alias) {
    boolean backward = side == Side.BEFORE || side == Side.UP_TO;
    List<List<Place>> steps = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      SortKey key = backward ? keys.get(i).reversed() : keys.get(i);
      Place place = new Place(key, values.get(i));
      if (steps.isEmpty() || !joins(steps.getLast().getLast(), place)) {
        steps.add(new ArrayList<>());
      }
      steps.getLast().add(place);
    }
    out.sql("(");
    steps(steps, side == Side.UP_TO || side == Side.FROM, alias);
    out.sql(")");
  }

  /** Whether two adjacent keys can be compared as one row value. */
  private boolean joins(Place first, Place second) {
    return dialect.comparesRows()
        && isPlain(first)
        && isPlain(second)
        && first.key.direction().descending() == second.key.direction().descending();
  }

  private boolean isPlain(Place place) {
    return !place.key.nullable()
        && place.value != null
        && place.key.target() instanceof Target.Value(Column column)
        && dialect.sortsByValue(column);
  }

  private void steps(List<List<Place>> steps, boolean inclusive, String alias) {
    List<Place> first = steps.getFirst();
    if (steps.size() == 1) {
      compare(first, inclusive, alias);
      return;
    }
    compare(first, true, alias);
    out.sql(" and (");
    compare(first, false, alias);
    out.sql(" or ");
    steps(steps.subList(1, steps.size()), inclusive, alias);
    out.sql(")");
  }

  /** Whether a row is after the place, or at it if that is included. */
  private void compare(List<Place> places, boolean inclusive, String alias) {
    if (places.size() > 1) {
      compareRows(places, inclusive, alias);
      return;
    }
    Place place = places.getFirst();
    SortKey key = place.key;
    String expression = order.value(key, alias);
    boolean nullsFirst = key.direction().nullsFirst();
    if (place.value == null) {
      // Nulls are equal here: after them comes everything else, or nothing.
      out.sql(
          nullsFirst
              ? inclusive ? "1 = 1" : expression + " is not null"
              : inclusive ? expression + " is null" : "1 = 0");
      return;
    }
    boolean orNull = key.nullable() && !nullsFirst;
    out.sql(orNull ? "(" : "");
    Operand operand = new Operand.Constant(place.value);
    if (key.path().isEmpty() && key.target() instanceof Target.Value(Column column)) {
      joins.compare(out, alias, column, comparison(key, inclusive), operand);
    } else {
      dialect.compare(out, expression, column(key), comparison(key, inclusive), operand);
    }
    out.sql(orNull ? " or " + expression + " is null)" : "");
  }

  private void compareRows(List<Place> places, boolean inclusive, String alias) {
    List<String> columns = places.stream().map(place -> order.sortable(place.key, alias)).toList();
    SortKey key = places.getFirst().key;
    out.sql("(" + String.join(", ", columns) + ")");
    out.sql(key.direction().descending() ? " <" : " >").sql(inclusive ? "= (" : " (");
    for (int i = 0; i < places.size(); i++) {
      Operand value = new Operand.Constant(places.get(i).value);
      out.sql(i == 0 ? "" : ", ").bind(new Binding.Value(places.get(i).key.type(), value));
    }
    out.sql(")");
  }

  private static Comparison comparison(SortKey key, boolean inclusive) {
    return key.direction().descending()
        ? inclusive ? Comparison.LTE : Comparison.LT
        : inclusive ? Comparison.GTE : Comparison.GT;
  }

  /** The column that a key compares; counts and aggregates are like one. */
  private static Column column(SortKey key) {
    return switch (key.target()) {
      case Target.Value(Column column) -> column;
      case Target.Count count -> new Column("count", key.type(), key.nullable());
      case Target.Result(var relation, Aggregate aggregate) -> aggregate.column();
    };
  }
}
