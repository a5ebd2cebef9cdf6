package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.aggregate.AggregateField;
import dev.fraiseql.plan.aggregate.Aggregates;
import dev.fraiseql.plan.aggregate.GroupKey;
import dev.fraiseql.plan.aggregate.Grouping;
import dev.fraiseql.plan.bind.SortKey.Direction;
import dev.fraiseql.plan.bind.SortKey.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds the {@code orderBy} argument of an aggregate to the groups of one grouping. */
public final class GroupOrderBinder {
  private final Model model;
  private final Grouping grouping;
  private final Aggregates aggregates;

  /** A binder for the groups of a grouping. */
  public GroupOrderBinder(Model model, Grouping grouping, Aggregates aggregates) {
    this.model = model;
    this.grouping = grouping;
    this.aggregates = aggregates;
  }

  /**
   * The sort keys of an input, followed by the missing group keys, so that the order is total.
   *
   * @param input a list of objects with one key each, or one such object; null for the default
   *     order
   * @throws RequestException BAD_USER_INPUT if it names no sort keys, or a key that is not grouped
   *     by
   */
  public List<SortKey> sortKeys(@Nullable Object input) {
    List<SortKey> keys = new ArrayList<>();
    if (input != null) {
      List<AggregateField> fields = AggregateField.ofType(grouping.type().fields());
      List<?> items = input instanceof List<?> list ? list : List.of(input);
      for (int i = 0; i < items.size(); i++) {
        String place = "orderBy." + i;
        Position root = new Position(grouping.type().name(), fields, List.of(), false);
        keys.add(sortKey(root, items.get(i), place));
      }
    }
    for (GroupKey key : grouping.keys()) {
      Target target = new Target.Value(key.column());
      if (keys.stream().noneMatch(given -> given.target().equals(target))) {
        keys.add(new SortKey(List.of(), target, Direction.ASC));
      }
    }
    return keys;
  }

  /**
   * A position in the input.
   *
   * @param owner the name of the type, for errors
   * @param fields the fields that it may name
   * @param path the GraphQL names that lead here
   * @param related whether it is in the target of a relation
   */
  private record Position(
      String owner, List<AggregateField> fields, List<String> path, boolean related) {}

  private SortKey sortKey(Position at, @Nullable Object input, String place) {
    if (!(input instanceof Map<?, ?> object) || object.size() != 1) {
      throw BadInput.at(
          place,
          "one key is expected here, as in [{count: DESC}, {status: ASC}]; a second key is a second"
              + " element.");
    }
    Map.Entry<?, ?> entry = object.entrySet().iterator().next();
    String name = (String) entry.getKey();
    String here = place + "." + name;
    List<String> path = new ArrayList<>(at.path());
    path.add(name);
    for (AggregateField field : at.fields()) {
      if (field.name().equals(name)) {
        return switch (field) {
          case AggregateField.Count count ->
              by(aggregates.count().column(), entry.getValue(), here);
          case AggregateField.FunctionResult result ->
              by(aggregates.of(result.function(), result.field()).column(), entry.getValue(), here);
          case AggregateField.Key key ->
              by(
                  grouping.key(path).orElseThrow(() -> notGrouped(here)).column(),
                  entry.getValue(),
                  here);
          case AggregateField.Embedded embedded -> {
            List<AggregateField> fields = AggregateField.ofEmbedded(embedded.field().fields());
            yield sortKey(
                new Position(
                    embedded.field().type(),
                    at.related() ? AggregateField.keys(fields) : fields,
                    path,
                    at.related()),
                entry.getValue(),
                here);
          }
          case AggregateField.ToOne toOne -> {
            TypeModel target = model.type(toOne.field().target());
            List<AggregateField> fields =
                AggregateField.keys(AggregateField.ofType(target.fields()));
            yield sortKey(new Position(target.name(), fields, path, true), entry.getValue(), here);
          }
        };
      }
    }
    List<String> known = at.fields().stream().map(AggregateField::name).toList();
    throw BadInput.at(
        here, at.owner() + " has no such sort key." + Suggestions.sentence(name, known));
  }

  private static SortKey by(Column column, @Nullable Object direction, String place) {
    return new SortKey(
        List.of(), new Target.Value(column), OrderBinder.direction(direction, place));
  }

  private static RequestException notGrouped(String place) {
    return BadInput.at(
        place, "the groups have no such key. Add it to groupBy, or sort by another.");
  }
}
