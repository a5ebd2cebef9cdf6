package dev.fraiseql.plan.aggregate;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.FieldModel.ToOneField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.query.Operand;
import dev.fraiseql.plan.bind.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the {@code groupBy} argument its meaning. */
public final class GroupBinder {
  private static final String PLACE = "groupBy";

  private final Model model;

  /** A binder of keys to a model's types. */
  public GroupBinder(Model model) {
    this.model = model;
  }

  /**
   * The grouping that an input means.
   *
   * @param input a map; null means no keys
   * @throws RequestException BAD_USER_INPUT if it means none, or a variable is in it: which fields
   *     can be selected depends on the keys
   */
  public Grouping grouping(TypeModel type, @Nullable Object input) {
    List<GroupKey> keys = new ArrayList<>();
    if (input != null) {
      List<Member> members = Member.ofRows(type.fields());
      new Walk(keys, type.name(), List.of(), List.of(), false).object(members, input, PLACE);
    }
    return new Grouping(type, keys);
  }

  /**
   * A place in the input.
   *
   * <p>Keys behind a relation or in an embedded value may be null whatever their columns say, for
   * the row or the value may be missing.
   */
  private final class Walk {
    private final List<GroupKey> found;
    private final String owner;
    private final List<String> path;
    private final List<ToOneField> relations;
    private final boolean nested;

    Walk(
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

    void object(List<Member> members, @Nullable Object input, String place) {
      if (input instanceof Operand.Variable) {
        throw variable(place);
      }
      if (!(input instanceof Map<?, ?> object)) {
        throw wrong(place, "the keys to group by are expected here, as in {status: true}.");
      }
      object.forEach((name, value) -> entry(members, (String) name, value, place + "." + name));
    }

    private void entry(List<Member> members, String name, @Nullable Object value, String place) {
      List<Member> keys = Member.keys(members);
      for (Member member : keys) {
        if (member.name().equals(name)) {
          if (member instanceof Member.Key key) {
            key(key, value, place);
          } else if (member instanceof Member.Part part) {
            within(part.field().type(), name, relations)
                .object(Member.ofPart(part.field().fields()), value, place);
          } else if (member instanceof Member.Related related) {
            TypeModel target = model.type(related.field().target());
            within(target.name(), name, plus(relations, related.field()))
                .object(Member.ofRows(target.fields()), value, place);
          }
          return;
        }
      }
      List<String> known = keys.stream().map(Member::name).toList();
      throw wrong(place, owner + " has no such key." + Suggestions.sentence(name, known));
    }

    private Walk within(String type, String name, List<ToOneField> through) {
      return new Walk(found, type, plus(path, name), through, true);
    }

    private void key(Member.Key key, @Nullable Object value, String place) {
      if (value instanceof Operand.Variable) {
        throw variable(place);
      }
      if (!(value instanceof Boolean wanted)) {
        throw wrong(place, "true or false is expected here.");
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
    return wrong(
        place,
        "a variable cannot say what to group by, because what may be selected depends on it."
            + " Write the keys in the document.");
  }

  private static RequestException wrong(String place, String problem) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, place + ": " + problem);
  }
}
