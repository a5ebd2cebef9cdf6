package dev.fraiseql.plan.bind;

import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.aggregate.AggregateField;
import dev.fraiseql.plan.aggregate.GroupKey;
import dev.fraiseql.plan.aggregate.Grouping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds the {@code groupBy} argument: turns the input into group keys. */
public final class GroupBinder {
  private static final String PLACE = "groupBy";

  private final Model model;

  /** A binder for a model's types. */
  public GroupBinder(Model model) {
    this.model = model;
  }

  /**
   * The grouping of an input.
   *
   * @param input a map; null means no keys
   * @throws RequestException BAD_USER_INPUT if it names no group keys, or contains a variable: the
   *     keys decide which fields can be selected
   */
  public Grouping grouping(TypeModel type, @Nullable Object input) {
    List<GroupKey> keys = new ArrayList<>();
    if (input != null) {
      List<AggregateField> fields = AggregateField.ofType(type.fields());
      new Position(keys, type.name(), List.of(), List.of(), false).object(fields, input, PLACE);
    }
    return new Grouping(type, keys);
  }

  /**
   * A position in the input.
   *
   * <p>Keys in the target of a relation or in an embedded object are nullable even if their columns
   * are not, because the row or object may be missing.
   */
  private final class Position {
    private final List<GroupKey> found;
    private final String owner;
    private final List<String> path;
    private final List<ToOneField> relations;
    private final boolean nested;

    Position(
        List<GroupKey> found,
        String owner,
        List<String> path,
        List<ToOneField> relations,
        boolean nested) {
      this.found = found;
      this.owner = owner;
      this.path = path;
      this.relations = relations;
      this.nested = nested;
    }

    void object(List<AggregateField> fields, @Nullable Object input, String place) {
      if (input instanceof Operand.Variable) {
        throw variable(place);
      }
      if (!(input instanceof Map<?, ?> object)) {
        throw BadInput.at(place, "the keys to group by are expected here, as in {status: true}.");
      }
      object.forEach((name, value) -> entry(fields, (String) name, value, place + "." + name));
    }

    private void entry(
        List<AggregateField> fields, String name, @Nullable Object value, String place) {
      List<AggregateField> keys = AggregateField.keys(fields);
      for (AggregateField field : keys) {
        if (field.name().equals(name)) {
          if (field instanceof AggregateField.Key key) {
            key(key, value, place);
          } else if (field instanceof AggregateField.Embedded embedded) {
            within(embedded.field().type(), name, relations)
                .object(AggregateField.ofEmbedded(embedded.field().fields()), value, place);
          } else if (field instanceof AggregateField.ToOne toOne) {
            TypeModel target = model.type(toOne.field().target());
            within(target.name(), name, plus(relations, toOne.field()))
                .object(AggregateField.ofType(target.fields()), value, place);
          }
          return;
        }
      }
      List<String> known = keys.stream().map(AggregateField::name).toList();
      throw BadInput.at(place, owner + " has no such key." + Suggestions.sentence(name, known));
    }

    private Position within(String type, String name, List<ToOneField> through) {
      return new Position(found, type, plus(path, name), through, true);
    }

    private void key(AggregateField.Key key, @Nullable Object value, String place) {
      if (value instanceof Operand.Variable) {
        throw variable(place);
      }
      if (!(value instanceof Boolean wanted)) {
        throw BadInput.at(place, "true or false is expected here.");
      }
      if (wanted) {
        Column source = key.column();
        Column column =
            new Column(
                "k" + found.size(), source.type(), nested || source.nullable(), source.length());
        found.add(
            new GroupKey(plus(path, key.name()), relations, key.field(), key.bucket(), column));
      }
    }
  }

  private static <T> List<T> plus(List<T> items, T last) {
    List<T> longer = new ArrayList<>(items);
    longer.add(last);
    return longer;
  }

  private static RequestException variable(String place) {
    return BadInput.at(
        place,
        "the keys cannot be variables, because they decide which fields can be selected."
            + " Write them in the document.");
  }
}
