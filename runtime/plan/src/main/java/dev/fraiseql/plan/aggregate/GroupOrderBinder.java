package dev.fraiseql.plan.aggregate;

import dev.fraiseql.contract.ErrorCode;
import dev.fraiseql.contract.RequestException;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.bind.OrderBinder;
import dev.fraiseql.plan.bind.SortKey;
import dev.fraiseql.plan.bind.SortKey.Direction;
import dev.fraiseql.plan.bind.SortKey.Target;
import dev.fraiseql.plan.bind.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the {@code orderBy} argument of an aggregate its meaning, for one grouping. */
public final class GroupOrderBinder {
  private final Model model;
  private final Grouping grouping;
  private final Measures measures;

  /** A binder of sort keys to the groups of a grouping. */
  public GroupOrderBinder(Model model, Grouping grouping, Measures measures) {
    this.model = model;
    this.grouping = grouping;
    this.measures = measures;
  }

  /**
   * The sort keys that an input means, and behind them the keys of the groups that are not among
   * them, so that no two groups are equal.
   *
   * @param input a list of objects of one key each, or one such object; null means no wish
   * @throws RequestException BAD_USER_INPUT if it means none, or names a key that is not grouped by
   */
  public List<SortKey> sortKeys(@Nullable Object input) {
    List<SortKey> keys = new ArrayList<>();
    if (input != null) {
      List<Member> members = Member.ofRows(grouping.type().fields());
      List<?> items = input instanceof List<?> list ? list : List.of(input);
      for (int i = 0; i < items.size(); i++) {
        String place = "orderBy[" + i + "]";
        Place whole = new Place(grouping.type().name(), members, List.of(), false);
        keys.add(sortKey(whole, items.get(i), place));
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
   * Where a name is looked up.
   *
   * @param owner the type, for an error
   * @param path the names that lead there
   * @param related whether it lies behind a relation
   */
  private record Place(String owner, List<Member> members, List<String> path, boolean related) {}

  private SortKey sortKey(Place at, @Nullable Object input, String place) {
    if (!(input instanceof Map<?, ?> object) || object.size() != 1) {
      throw wrong(
          place,
          "one key is expected here, as in [{count: DESC}, {status: ASC}]; a second key is a second"
              + " element.");
    }
    Map.Entry<?, ?> entry = object.entrySet().iterator().next();
    String name = (String) entry.getKey();
    String here = place + "." + name;
    List<String> path = new ArrayList<>(at.path());
    path.add(name);
    for (Member member : at.members()) {
      if (member.name().equals(name)) {
        return switch (member) {
          case Member.Count count -> by(measures.count().column(), entry.getValue(), here);
          case Member.Measured measured ->
              by(
                  measures.of(measured.function(), measured.field()).column(),
                  entry.getValue(),
                  here);
          case Member.Key key ->
              by(
                  grouping.key(path).orElseThrow(() -> notGrouped(here)).column(),
                  entry.getValue(),
                  here);
          case Member.Part part -> {
            List<Member> members = Member.ofPart(part.field().fields());
            yield sortKey(
                new Place(
                    part.field().type(),
                    at.related() ? Member.keys(members) : members,
                    path,
                    at.related()),
                entry.getValue(),
                here);
          }
          case Member.Related related -> {
            TypeModel target = model.type(related.field().target());
            List<Member> members = Member.keys(Member.ofRows(target.fields()));
            yield sortKey(new Place(target.name(), members, path, true), entry.getValue(), here);
          }
        };
      }
    }
    List<String> known = at.members().stream().map(Member::name).toList();
    throw wrong(here, at.owner() + " has no such sort key." + Suggestions.sentence(name, known));
  }

  private static SortKey by(Column column, @Nullable Object direction, String place) {
    return new SortKey(
        List.of(), new Target.Value(column), OrderBinder.direction(direction, place));
  }

  private static RequestException notGrouped(String place) {
    return wrong(place, "the groups have no such key. Add it to groupBy, or sort by another.");
  }

  private static RequestException wrong(String place, String problem) {
    return new RequestException(ErrorCode.BAD_USER_INPUT, place + ": " + problem);
  }
}
