package dev.fraiseql.plan.schema;

import dev.fraiseql.contract.model.FieldModel.EmbeddedField;
import dev.fraiseql.contract.model.FieldModel.ScalarField;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.plan.aggregate.AggregateNames;
import dev.fraiseql.plan.aggregate.Measures;
import dev.fraiseql.plan.aggregate.Member;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Writes the part of the schema that describes groups of rows. */
final class AggregateText {
  private final Model model;
  private final Consumer<String> line;
  private final Consumer<String> scalars;
  private final Function<ScalarField, String> filterType;

  /** Embedded values and targets of relations whose types are still to be written, by name. */
  private final Map<String, EmbeddedField> parts = new LinkedHashMap<>();

  private final Map<String, EmbeddedField> relatedParts = new LinkedHashMap<>();
  private final Set<String> targets = new LinkedHashSet<>();

  /**
   * A writer of a model's aggregates.
   *
   * @param line takes the text
   * @param scalars takes the names of scalars in use
   * @param filterType the input type of conditions on a field, which is noted to be in use
   */
  AggregateText(
      Model model,
      Consumer<String> line,
      Consumer<String> scalars,
      Function<ScalarField, String> filterType) {
    this.model = model;
    this.line = line;
    this.scalars = scalars;
    this.filterType = filterType;
  }

  /** The root field of a type. */
  static String rootField(TypeModel type) {
    String name = type.name();
    return "%s(where: %sWhereInput, groupBy: %s, having: %s, orderBy: [%s!], limit: Int, offset: Int): [%s!]!"
        .formatted(
            AggregateNames.rootField(type),
            name,
            AggregateNames.groupBy(name),
            AggregateNames.having(name),
            AggregateNames.orderBy(name),
            AggregateNames.aggregate(name));
  }

  /** All types of groups and the inputs that go with them. */
  void write() {
    for (TypeModel type : model.types()) {
      aggregate(type.name(), "A group of " + type.name() + "s.", rows(type), false);
    }
    Set<String> written = new LinkedHashSet<>();
    while (!written.containsAll(parts.keySet())) {
      for (EmbeddedField part : List.copyOf(parts.values())) {
        if (written.add(part.type())) {
          aggregate(
              part.type(),
              "The part of a group that is about a " + part.type() + ".",
              Member.ofPart(part.fields()),
              true);
        }
      }
    }
    for (TypeModel type : model.types()) {
      groupByInput(type.name(), rows(type));
    }
    parts.values().forEach(part -> groupByInput(part.type(), Member.ofPart(part.fields())));
    related();
  }

  private static List<Member> rows(TypeModel type) {
    return Member.ofRows(type.fields());
  }

  private void aggregate(String type, String description, List<Member> members, boolean part) {
    open(description, "type " + AggregateNames.aggregate(type));
    for (Member member : members) {
      note(member, parts);
      line(member.name() + ": " + output(member, part, AggregateNames::aggregate));
    }
    line.accept("}");
    List<Member> measures = members.stream().filter(AggregateText::hasMeasures).toList();
    if (!measures.isEmpty()) {
      String having = AggregateNames.having(type);
      open("A condition on what is computed of a group.", "input " + having);
      line("_and: [" + having + "!]");
      line("_or: [" + having + "!]");
      line("_not: " + having);
      for (Member member : measures) {
        line(
            member.name()
                + ": "
                + switch (member) {
                  case Member.Part embedded -> AggregateNames.having(embedded.field().type());
                  default -> filterType.apply(Measures.field(member));
                });
      }
      line.accept("}");
    }
    orderByInput(AggregateNames.orderBy(type), members, AggregateNames::orderBy);
  }

  private static boolean hasMeasures(Member member) {
    return switch (member) {
      case Member.Count count -> true;
      case Member.Measured measured -> true;
      case Member.Part part ->
          Member.ofPart(part.field().fields()).stream().anyMatch(AggregateText::hasMeasures);
      case Member.Key key -> false;
      case Member.Related related -> false;
    };
  }

  private void related() {
    Set<String> written = new LinkedHashSet<>();
    while (!written.containsAll(targets) || !written.containsAll(relatedParts.keySet())) {
      for (String target : List.copyOf(targets)) {
        if (written.add(target)) {
          group(target, Member.keys(rows(model.type(target))), false);
        }
      }
      for (EmbeddedField part : List.copyOf(relatedParts.values())) {
        if (written.add(part.type())) {
          group(
              part.type(),
              Member.keys(Member.ofPart(part.fields())),
              !parts.containsKey(part.type()));
        }
      }
    }
  }

  private void group(String type, List<Member> members, boolean newInput) {
    open("The keys of a group that lie in a " + type + ".", "type " + AggregateNames.group(type));
    for (Member member : members) {
      note(member, relatedParts);
      line(member.name() + ": " + output(member, true, AggregateNames::group));
    }
    line.accept("}");
    orderByInput(AggregateNames.groupOrderBy(type), members, AggregateNames::groupOrderBy);
    if (newInput) {
      groupByInput(type, members);
    }
  }

  private void note(Member member, Map<String, EmbeddedField> embedded) {
    switch (member) {
      case Member.Part part -> embedded.putIfAbsent(part.field().type(), part.field());
      case Member.Related relation -> targets.add(relation.field().target());
      case Member.Count count -> {}
      case Member.Measured measured -> {}
      case Member.Key key -> {}
    }
  }

  /**
   * The type of a field.
   *
   * @param nested whether the object that it belongs to may be missing for some rows
   * @param partName the name of an embedded value's type
   */
  private String output(Member member, boolean nested, UnaryOperator<String> partName) {
    return switch (member) {
      case Member.Key key -> {
        scalars.accept(key.graphql());
        yield key.graphql() + (nested || key.field().nullable() ? "" : "!");
      }
      case Member.Part part -> partName.apply(part.field().type()) + "!";
      case Member.Related related -> AggregateNames.group(related.field().target()) + "!";
      default -> {
        ScalarField field = Measures.field(member);
        scalars.accept(field.graphql());
        yield field.graphql() + (field.nullable() ? "" : "!");
      }
    };
  }

  private void groupByInput(String type, List<Member> members) {
    open("The keys to group by: those that are true.", "input " + AggregateNames.groupBy(type));
    for (Member member : members) {
      switch (member) {
        case Member.Key key -> line(key.name() + ": Boolean");
        case Member.Part part ->
            line(part.name() + ": " + AggregateNames.groupBy(part.field().type()));
        case Member.Related related ->
            line(related.name() + ": " + AggregateNames.groupBy(related.field().target()));
        case Member.Count count -> {}
        case Member.Measured measured -> {}
      }
    }
    line.accept("}");
  }

  private void orderByInput(String name, List<Member> members, UnaryOperator<String> partName) {
    open("One sort key of groups: exactly one of these.", "input " + name);
    for (Member member : members) {
      line(
          member.name()
              + ": "
              + switch (member) {
                case Member.Part part -> partName.apply(part.field().type());
                case Member.Related related ->
                    AggregateNames.groupOrderBy(related.field().target());
                default -> "SortDirection";
              });
    }
    line.accept("}");
  }

  private void open(String description, String head) {
    line.accept("");
    line.accept("\"\"\"" + description + "\"\"\"");
    line.accept(head + " {");
  }

  private void line(String text) {
    line.accept("  " + text);
  }
}
