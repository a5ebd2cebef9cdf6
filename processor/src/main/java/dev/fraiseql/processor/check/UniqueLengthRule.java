package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.plan.sql.Dialects;
import dev.fraiseql.plan.sql.SqlDialect;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.declared.UniqueDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.List;

/** The texts that are unique together fit into an index of every database. */
final class UniqueLengthRule implements Rule {
  private final List<SqlDialect> dialects;

  UniqueLengthRule(List<Database> databases) {
    dialects =
        databases.stream()
            .map(Dialects::of)
            .filter(dialect -> dialect.tables().indexedCharacters() < Integer.MAX_VALUE)
            .toList();
  }

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (TypeDeclaration type : declarations.types()) {
      for (UniqueDeclaration unique : UniqueDeclaration.of(type)) {
        List<MemberDeclaration> texts =
            unique.members(type).stream().filter(UniqueLengthRule::isText).toList();
        if (!dialects.isEmpty() && !texts.isEmpty()) {
          check(declarations, type, unique, texts, reporter);
        }
      }
    }
  }

  private static boolean isText(MemberDeclaration member) {
    return member.kind() instanceof MemberKind.Value value
        && value.type().scalar() == Scalar.STRING
        && !value.type().list();
  }

  private void check(
      Declarations declarations,
      TypeDeclaration type,
      UniqueDeclaration unique,
      List<MemberDeclaration> texts,
      Reporter reporter) {
    int total = 0;
    for (MemberDeclaration text : texts) {
      Column column = declarations.columns(type, text).getFirst();
      if (column.length() == 0) {
        report(unique, text.qualifiedName(), "it is of any length", dialects.getFirst(), reporter);
        return;
      }
      total += column.length();
    }
    int length = total;
    String what =
        texts.size() == 1
            ? texts.getFirst().qualifiedName()
            : type.simpleName() + " (" + String.join(", ", unique.fields()) + ")";
    dialects.stream()
        .filter(dialect -> length > dialect.tables().indexedCharacters())
        .findFirst()
        .ifPresent(dialect ->
            report(unique, what, "it is up to " + length + " characters long", dialect, reporter));
  }

  private static void report(
      UniqueDeclaration unique, String what, String why, SqlDialect dialect, Reporter reporter) {
    reporter.report(
        Diagnostic.UNIQUE_LENGTH,
        unique.origin(),
        what,
        dialect.database().product(),
        why,
        dialect.tables().indexedCharacters());
  }
}
