package dev.fraiseql.processor.check;

import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.processor.declared.Content;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.Join;
import dev.fraiseql.processor.declared.Marks;
import dev.fraiseql.processor.declared.Member;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** A column holds one value, though that may be (part of) a relation at the same time. */
final class ColumnRule implements Rule {
  private static final String REMEDY = "Name one of them by @Column(name = ...).";

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (TypeDeclaration type : declarations.types()) {
      Map<String, Member> values = values(type, reporter);
      Map<String, Member> relations = new HashMap<>();
      for (Member member : type.members()) {
        if (member.content() instanceof Content.ToOne
            && declarations.join(type, member) instanceof Join.ByColumns join) {
          check(member, join, values, relations, reporter);
        }
      }
    }
  }

  private static Map<String, Member> values(TypeDeclaration type, Reporter reporter) {
    Map<String, Member> owners = new HashMap<>();
    type.everyMember()
        .forEach(member -> {
          if (member.content() instanceof Content.Value value) {
            String column = value.column().value();
            Member other = owners.putIfAbsent(folded(column), member);
            if (other != null) {
              report(other, member, column, value.column().origin(), REMEDY, reporter);
            }
          }
        });
    return owners;
  }

  private static void check(
      Member relation,
      Join.ByColumns join,
      Map<String, Member> values,
      Map<String, Member> relations,
      Reporter reporter) {
    Marks.RelationMark mark = Objects.requireNonNull(relation.marks().relation());
    Origin origin = mark.columns().given() ? mark.columns().origin() : relation.origin();
    List<String> columns =
        join.columns().stream().map(JoinColumn::column).map(column -> column.name()).toList();
    Member other = relations.putIfAbsent(folded(columns.toString()), relation);
    if (other != null) {
      String remedy = "Give each relation columns of its own: @Relation(column = ...).";
      report(other, relation, String.join(", ", columns), origin, remedy, reporter);
    }
    for (String column : columns) {
      Member value = values.get(folded(column));
      if (value != null
          && value.content() instanceof Content.Value content
          && !content.column().value().equals(column)) {
        String remedy = "Spell it alike in both, capitals included.";
        report(value, relation, column, origin, remedy, reporter);
      }
    }
  }

  private static void report(
      Member first, Member second, String column, Origin origin, String remedy, Reporter reporter) {
    reporter.report(
        Diagnostic.DUPLICATE_COLUMN,
        origin,
        first.qualifiedName(),
        second.qualifiedName(),
        column,
        remedy);
  }

  /** Capitals do not tell columns apart in every database. */
  private static String folded(String column) {
    return column.toLowerCase(Locale.ROOT);
  }
}
