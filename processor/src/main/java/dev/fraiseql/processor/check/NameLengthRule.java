package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.JoinColumn;
import dev.fraiseql.contract.model.JoinTable;
import dev.fraiseql.contract.model.Table;
import dev.fraiseql.plan.sql.DdlWriter;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.plan.sql.NameLimit;
import dev.fraiseql.plan.sql.SqlDialect;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.Join;
import dev.fraiseql.processor.declared.MemberAnnotations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.declared.UniqueDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** No name in a database, given or made, is longer than the database keeps it. */
final class NameLengthRule implements Rule {
  private final List<SqlDialect> dialects;

  NameLengthRule(List<Database> databases) {
    dialects = databases.stream().map(Dialects::of).toList();
  }

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    new Search(dialects, reporter).check(declarations);
  }

  private record Search(List<SqlDialect> dialects, Reporter reporter) {
    void check(Declarations declarations) {
      for (TypeDeclaration type : declarations.types()) {
        name("The table", type.table().value(), type.table().origin(), "@Type(table = ...)");
        type.everyMember()
            .forEach(member -> {
              if (member.kind() instanceof MemberKind.Value value) {
                name(
                    "The column",
                    value.column().value(),
                    value.column().origin(),
                    "@Column(name = ...)");
              }
            });
      }
      EachRelation.visit(declarations, this::relation);
      for (TypeDeclaration type : declarations.types()) {
        UniqueDeclaration.of(type).forEach(unique -> unique(declarations, type, unique));
      }
    }

    private void relation(TypeDeclaration type, MemberDeclaration relation, Join join) {
      MemberAnnotations.RelationAnnotation annotation =
          Objects.requireNonNull(relation.annotations().relation());
      if (join instanceof Join.ByTable(var target, JoinTable table)
          && annotation.through() != null) {
        Origin origin = annotation.through().table().origin();
        name("The table", table.table().name(), origin, "@Join(table = ...)");
        columns(table.table(), table.source(), origin, "@Join(column = ...)", true);
        columns(table.table(), table.inverse(), origin, "@Join(inverse = ...)", true);
      } else if (relation.kind() instanceof MemberKind.ToOne
          && join instanceof Join.ByColumns byColumns) {
        columns(
            new Table(type.schema(), type.table().value()),
            byColumns.columns(),
            annotation.columns().given() ? annotation.columns().origin() : relation.origin(),
            "@Relation(column = ...)",
            !type.readOnly());
      }
    }

    private void unique(Declarations declarations, TypeDeclaration type, UniqueDeclaration unique) {
      Table table = new Table(type.schema(), type.table().value());
      List<Column> columns =
          unique.members(type).stream()
              .flatMap(member -> declarations.columns(type, member).stream())
              .toList();
      if (!type.readOnly()
          && fits(table.name())
          && columns.stream().allMatch(column -> fits(column.name()))) {
        String name = DdlWriter.uniqueName(table, columns);
        name("The constraint", name, unique.origin(), "@Column(name = ...)");
      }
    }

    private void columns(
        Table table, List<JoinColumn> pairs, Origin origin, String remedy, boolean indexed) {
      List<Column> columns = pairs.stream().map(JoinColumn::column).toList();
      boolean fit = true;
      for (Column column : columns) {
        fit &= name("The column", column.name(), origin, remedy);
      }
      if (fit && indexed && fits(table.name())) {
        name("The index", DdlWriter.indexName(table, columns), origin, remedy);
      }
    }

    /** Reports a name that is too long, and returns whether it is not. */
    private boolean name(String what, String name, Origin origin, String remedy) {
      SqlDialect dialect = tooShortFor(name).orElse(null);
      if (dialect == null) {
        return true;
      }
      NameLimit limit = dialect.nameLimit();
      reporter.report(
          Diagnostic.NAME_LENGTH,
          origin,
          what,
          name,
          limit.length(name),
          limit.unit().name().toLowerCase(Locale.ROOT),
          dialect.database().product(),
          limit.most(),
          remedy);
      return false;
    }

    private boolean fits(String name) {
      return tooShortFor(name).isEmpty();
    }

    /** The first database that a name is too long for. */
    private Optional<SqlDialect> tooShortFor(String name) {
      return dialects.stream().filter(dialect -> !dialect.nameLimit().fits(name)).findFirst();
    }
  }
}
