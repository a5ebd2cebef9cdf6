package dev.fraiseql.processor.check;

import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A join table is named, has a column for each part of both keys, and is the same from both sides
 * and as the type that it may be besides.
 */
final class JoinTableRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    Map<String, Seen> seen = new HashMap<>();
    EachRelation.visit(
        declarations,
        (type, relation, join) -> {
          MemberAnnotations.RelationAnnotation annotation = relation.annotations().relation();
          if (annotation != null
              && annotation.through() != null
              && join instanceof Join.ByTable(var target, JoinTable table)) {
            check(relation, annotation.through(), table, seen, reporter);
            checkType(declarations, relation, annotation.through(), table, reporter);
          }
        });
  }

  /** A join table that is a type is created as that type's table, with the columns it has there. */
  private static void checkType(
      Declarations declarations,
      MemberDeclaration relation,
      MemberAnnotations.JoinAnnotation through,
      JoinTable table,
      Reporter reporter) {
    for (TypeDeclaration type : declarations.types()) {
      if (type.qualifiedTable().equals(qualified(table))) {
        Set<String> known = columns(declarations, type);
        List<String> missing =
            columns(table).stream().filter(column -> !known.contains(column)).toList();
        if (!missing.isEmpty()) {
          String why =
              "which is the table of %s, and has no column %s there but %s: use @Join(column = ..., inverse = ...)"
                  .formatted(type.simpleName(), String.join(", ", missing), known);
          report(relation, table.table().name(), why, through.table().origin(), reporter);
        }
      }
    }
  }

  private static Set<String> columns(Declarations declarations, TypeDeclaration type) {
    Set<String> columns = new TreeSet<>();
    type.everyMember()
        .forEach(member -> {
          if (member.kind() instanceof MemberKind.Value value) {
            columns.add(value.column().value());
          } else if (member.kind() instanceof MemberKind.ToOne
              && declarations.join(type, member) instanceof Join.ByColumns join) {
            join.columns().forEach(pair -> columns.add(pair.column().name()));
          }
        });
    return columns;
  }

  private static String qualified(JoinTable table) {
    String schema = table.table().schema();
    String name = table.table().name();
    return (schema == null ? name : schema + '.' + name).toLowerCase(Locale.ROOT);
  }

  /** A join table as one relation sees it. */
  private record Seen(MemberDeclaration relation, Set<String> columns) {}

  private static void check(
      MemberDeclaration relation,
      MemberAnnotations.JoinAnnotation through,
      JoinTable table,
      Map<String, Seen> seen,
      Reporter reporter) {
    Origin origin = through.table().origin();
    if (through.table().value().isEmpty()) {
      report(relation, "\"\"", "which has no name: use @Join(table = ...)", origin, reporter);
      return;
    }
    List<String> columns = columns(table);
    Set<String> distinct = new TreeSet<>(columns);
    if (distinct.size() < columns.size()) {
      String why =
          "both sides of which use the same columns "
              + distinct
              + ": use @Join(column = ..., inverse = ...)";
      report(relation, table.table().name(), why, through.inverse().origin(), reporter);
      return;
    }
    String key = qualified(table);
    Seen other = seen.putIfAbsent(key, new Seen(relation, distinct));
    if (other != null && !other.columns().equals(distinct)) {
      String why =
          "but with the columns "
              + distinct
              + ", where "
              + other.relation().qualifiedName()
              + " has "
              + other.columns()
              + ": give both the same";
      report(relation, table.table().name(), why, origin, reporter);
    }
  }

  private static List<String> columns(JoinTable table) {
    return Stream.concat(table.source().stream(), table.inverse().stream())
        .map(JoinColumn::column)
        .map(column -> column.name())
        .toList();
  }

  private static void report(
      MemberDeclaration relation, String table, String why, Origin origin, Reporter reporter) {
    reporter.report(Diagnostic.JOIN_TABLE, origin, relation.qualifiedName(), table, why);
  }
}
