package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.annotations.Stored;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.plan.sql.SqlDialect;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberAnnotations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Every database has the stored form of every column, and the name of its type is one. */
final class StoredFormRule implements Rule {
  private static final String NAME = "(?:[\\p{L}_][\\p{L}\\p{N}_ ]*|\"(?:[^\"]|\"\")+\")";
  private static final Pattern TYPE =
      Pattern.compile(NAME + "(?:\\." + NAME + ")?(?:\\([0-9]+(?:, ?[0-9]+)?\\))?");

  private final List<SqlDialect> dialects;

  StoredFormRule(List<Database> databases) {
    dialects = databases.stream().map(Dialects::of).toList();
  }

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    declarations
        .everyMember()
        .forEach(member -> {
          if (member.kind() instanceof MemberKind.Value value
              && member.annotations().column() != null) {
            check(member, value, member.annotations().column(), reporter);
          }
        });
  }

  private void check(
      MemberDeclaration member,
      MemberKind.Value value,
      MemberAnnotations.ColumnAnnotation column,
      Reporter reporter) {
    if (column.type().given()) {
      if (value.stored() != Stored.NATIVE) {
        reporter.report(
            Diagnostic.MISPLACED_COLUMN_ATTRIBUTE,
            column.type().origin(),
            member.qualifiedName(),
            "type = ...",
            "columns that are stored as NATIVE",
            "Add stored = Stored.NATIVE, or remove it.");
        return;
      }
      if (!TYPE.matcher(value.storedType()).matches()) {
        reporter.report(
            Diagnostic.STORED_TYPE,
            column.type().origin(),
            member.qualifiedName(),
            value.storedType());
        return;
      }
    }
    if (value.stored() == Stored.DEFAULT) {
      return;
    }
    dialects.stream()
        .filter(dialect -> !has(dialect, value.stored(), value))
        .findFirst()
        .ifPresent(dialect ->
            reporter.report(
                Diagnostic.STORED_FORM,
                column.stored().origin(),
                member.qualifiedName(),
                value.javaType(),
                value.stored(),
                dialect.database().product(),
                alternatives(dialect, value)));
  }

  private static boolean has(SqlDialect dialect, Stored stored, MemberKind.Value value) {
    return dialect.storedForms().find(stored, value.type(), value.storedType()).isPresent();
  }

  private static String alternatives(SqlDialect dialect, MemberKind.Value value) {
    String forms =
        Arrays.stream(Stored.values())
            .filter(stored -> stored != Stored.DEFAULT && has(dialect, stored, value))
            .map(Stored::name)
            .collect(Collectors.joining(", "));
    return forms.isEmpty() ? "It has only the default form there." : "Use one of " + forms + ".";
  }
}
