package dev.fraiseql.processor.check;

import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.Join;
import dev.fraiseql.processor.declared.MemberAnnotations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A column holds one value, which may be (part of) a relation at the same time, and which other
 * fields may only read.
 */
final class ColumnRule implements Rule {
  private static final String REMEDY =
      "Name one of them by @Column(name = ...), or mark the one that only reads the column by"
          + " @Column(readOnly = true).";

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (TypeDeclaration type : declarations.types()) {
      Map<String, MemberDeclaration> values = values(type, reporter);
      Map<String, MemberDeclaration> relations = new HashMap<>();
      for (MemberDeclaration member : type.members()) {
        if (member.kind() instanceof MemberKind.ToOne
            && declarations.join(type, member) instanceof Join.ByColumns join) {
          check(member, join, values, relations, reporter);
        }
      }
    }
  }

  private static Map<String, MemberDeclaration> values(TypeDeclaration type, Reporter reporter) {
    Map<String, MemberDeclaration> owners = new HashMap<>();
    type.everyMember()
        .forEach(member -> {
          if (member.kind() instanceof MemberKind.Value value) {
            String column = value.column().value();
            MemberDeclaration other =
                member.isReadOnly() ? null : owners.putIfAbsent(folded(column), member);
            if (other != null) {
              report(other, member, column, value.column().origin(), REMEDY, reporter);
            }
          }
        });
    return owners;
  }

  private static void check(
      MemberDeclaration relation,
      Join.ByColumns join,
      Map<String, MemberDeclaration> values,
      Map<String, MemberDeclaration> relations,
      Reporter reporter) {
    MemberAnnotations.RelationAnnotation annotation =
        Objects.requireNonNull(relation.annotations().relation());
    Origin origin =
        annotation.columns().given() ? annotation.columns().origin() : relation.origin();
    List<String> columns =
        join.columns().stream().map(JoinColumn::column).map(column -> column.name()).toList();
    MemberDeclaration other = relations.putIfAbsent(folded(columns.toString()), relation);
    if (other != null) {
      String remedy = "Give each relation columns of its own: @Relation(column = ...).";
      report(other, relation, String.join(", ", columns), origin, remedy, reporter);
    }
    for (String column : columns) {
      MemberDeclaration value = values.get(folded(column));
      if (value != null
          && value.kind() instanceof MemberKind.Value content
          && !content.column().value().equals(column)) {
        String remedy = "Use the same upper and lower case in both.";
        report(value, relation, column, origin, remedy, reporter);
      }
    }
  }

  private static void report(
      MemberDeclaration first,
      MemberDeclaration second,
      String column,
      Origin origin,
      String remedy,
      Reporter reporter) {
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
