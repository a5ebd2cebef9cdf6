package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.annotations.Generated;
import dev.fraiseql.annotations.Stored;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.plan.sql.SqlDialect;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberAnnotations.ColumnAnnotation;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.List;
import java.util.Optional;

/** What mutations write is stored in a form that every database can write. */
final class WritableFormRule implements Rule {
  private final List<SqlDialect> dialects;

  WritableFormRule(List<Database> databases) {
    dialects = databases.stream().map(Dialects::of).toList();
  }

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (TypeDeclaration type : declarations.types()) {
      if (type.isWritable()) {
        type.everyMember().forEach(member -> check(type, member, reporter));
      }
    }
    EachRelation.visit(
        declarations,
        (type, relation, join) -> {
          if (type.isWritable()) {
            check(type, relation, join.writtenColumns(relation), reporter);
          }
        });
  }

  private void check(TypeDeclaration type, MemberDeclaration member, Reporter reporter) {
    ColumnAnnotation column = member.annotations().column();
    if (column == null
        || !(member.kind() instanceof MemberKind.Value value)
        || member.annotations().writes().version() != null // another rule's
        || column.readOnly().value()
        || column.generated().value().equals(Generated.ALWAYS.name())) {
      return;
    }
    boolean isKey = member.annotations().id() != null;
    String remedy = isKey ? "" : "Only read it: @Column(readOnly = true). Or only";
    report(
        type,
        member,
        column.stored().origin(),
        new Column(value.column().value(), value.type(), false)
            .storedAs(value.stored(), value.storedType()),
        remedy,
        reporter);
  }

  private void check(
      TypeDeclaration type, MemberDeclaration relation, List<Column> columns, Reporter reporter) {
    columns.stream()
        .filter(column -> onlyReader(column).isPresent())
        .findFirst()
        .ifPresent(column -> report(type, relation, relation.origin(), column, "", reporter));
  }

  private void report(
      TypeDeclaration type,
      MemberDeclaration member,
      Origin origin,
      Column column,
      String remedy,
      Reporter reporter) {
    onlyReader(column)
        .ifPresent(dialect ->
            reporter.report(
                Diagnostic.UNWRITABLE_FORM,
                origin,
                member.qualifiedName(),
                column.stored(),
                dialect.database().product(),
                remedy.isEmpty() ? "Only" : remedy,
                type.simpleName()));
  }

  /** The first database that can read the stored form of a column, but not write it. */
  private Optional<SqlDialect> onlyReader(Column column) {
    return dialects.stream()
        .filter(dialect ->
            column.stored() != Stored.DEFAULT
                && dialect
                    .storedForms()
                    .find(column.stored(), column.type(), column.storedType())
                    .filter(form -> !form.isWritable())
                    .isPresent())
        .findFirst();
  }
}
