package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel;
import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.FieldModel.ToManyField;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.aggregate.AggregateNames;
import dev.fraiseql.plan.bind.SortKey.Direction;
import dev.fraiseql.plan.bind.SortKey.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Binds the {@code orderBy} argument: turns the input into sort keys. */
public final class OrderBinder {
  private final Model model;

  /** A binder for a model's types. */
  public OrderBinder(Model model) {
    this.model = model;
  }

  /**
   * The sort keys of an input, followed by the missing {@link TypeModel#orderColumns}, so that the
   * order is total.
   *
   * @param input a list of objects with one key each, or one such object; null for the default
   *     order
   * @param place the input's path in the request, for errors
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if it names no sort keys
   */
  public List<SortKey> sortKeys(TypeModel type, @Nullable Object input, String place) {
    List<SortKey> keys = new ArrayList<>();
    if (input != null) {
      List<?> items = input instanceof List<?> list ? list : List.of(input);
      for (int i = 0; i < items.size(); i++) {
        String here = place + "." + i;
        keys.add(sortKey(type, type.fields(), List.of(), items.get(i), here));
      }
    }
    for (Column column : orderColumns(type)) {
      Target target = new Target.Value(column);
      if (keys.stream().noneMatch(k -> k.path().isEmpty() && k.target().equals(target))) {
        keys.add(new SortKey(List.of(), target, Direction.ASC));
      }
    }
    return keys;
  }

  /** A view of an interface has none: the statement itself orders rows with equal sort values. */
  private List<Column> orderColumns(TypeModel type) {
    return model.findType(type.name()).isPresent() ? type.orderColumns() : List.of();
  }

  private SortKey sortKey(
      TypeModel type,
      List<FieldModel> fields,
      List<ToOneField> path,
      @Nullable Object input,
      String place) {
    if (!(input instanceof Map<?, ?> object) || object.size() != 1) {
      throw BadInput.at(
          place,
          "one key is expected here, as in [{total: DESC}, {id: ASC}]; a second key is a second"
              + " element.");
    }
    Map.Entry<?, ?> entry = object.entrySet().iterator().next();
    String key = (String) entry.getKey();
    String here = place + "." + key;
    for (FieldModel field : fields) {
      switch (field) {
        case ScalarField scalar when scalar.name().equals(key) && sortable(scalar) -> {
          return new SortKey(
              path, new Target.Value(scalar.column()), direction(entry.getValue(), here));
        }
        case EmbeddedField embedded when embedded.name().equals(key) -> {
          return sortKey(type, embedded.fields(), path, entry.getValue(), here);
        }
        case ToOneField toOne when toOne.name().equals(key) -> {
          List<ToOneField> longer = new ArrayList<>(path);
          longer.add(toOne);
          TypeModel target = model.type(toOne.target());
          return sortKey(target, target.fields(), longer, entry.getValue(), here);
        }
        case ToManyField toMany when countName(toMany).equals(key) -> {
          return new SortKey(path, new Target.Count(toMany), direction(entry.getValue(), here));
        }
        case ToManyField toMany when AggregateNames.field(toMany).equals(key) -> {
          TypeModel target = model.type(toMany.target());
          return new AggregateOrderBinder(path, toMany, target).sortKey(entry.getValue(), here);
        }
        default -> {}
      }
    }
    String hint =
        Optional.of(type)
            .filter(own -> own.fields().equals(fields))
            .flatMap(own -> ComputedFieldHint.sentence(own, key))
            .orElseGet(() -> Suggestions.sentence(key, names(fields)));
    throw BadInput.at(here, type.name() + " has no such sort key." + hint);
  }

  /** The name of the field and sort key that counts the rows of a to-many relation. */
  public static String countName(ToManyField relation) {
    return relation.name() + "Count";
  }

  /** Whether rows can be sorted by a field: not by lists, JSON and bytes. */
  public static boolean sortable(ScalarField field) {
    return field.column().type().isComparable();
  }

  private static List<String> names(List<FieldModel> fields) {
    return fields.stream()
        .flatMap(field ->
            field instanceof ToManyField toMany
                ? Stream.of(countName(toMany), AggregateNames.field(toMany))
                : Stream.of(field.name()))
        .toList();
  }

  /**
   * The direction named by a value of {@code SortDirection}.
   *
   * @throws dev.fraiseql.contract.RequestException BAD_USER_INPUT if it is none
   */
  public static Direction direction(@Nullable Object value, String place) {
    List<String> names = Arrays.stream(Direction.values()).map(Direction::name).toList();
    if (value instanceof String name) {
      if (names.contains(name)) {
        return Direction.valueOf(name);
      }
      throw BadInput.at(place, name + " is no sort direction." + Suggestions.sentence(name, names));
    }
    throw BadInput.at(
        place, "a sort direction is expected here: " + String.join(", ", names) + ".");
  }
}
