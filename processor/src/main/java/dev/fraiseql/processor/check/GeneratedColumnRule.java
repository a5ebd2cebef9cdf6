package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.Generated;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberAnnotations.ColumnAnnotation;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.Optional;

/** A column that the database computes has no other source, and only such a one a definition. */
final class GeneratedColumnRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    declarations
        .everyMember()
        .forEach(member -> {
          ColumnAnnotation column = member.annotations().column();
          if (column != null && member.kind() instanceof MemberKind.Value) {
            check(member, column, reporter);
          }
        });
  }

  private static void check(MemberDeclaration member, ColumnAnnotation column, Reporter reporter) {
    if (isGenerated(column)) {
      otherSource(member)
          .ifPresent(other ->
              reporter.report(
                  Diagnostic.GENERATED_COLUMN,
                  column.generated().origin(),
                  member.qualifiedName(),
                  column.generated().value(),
                  other));
    } else if (column.definition().given()) {
      reporter.report(
          Diagnostic.MISPLACED_COLUMN_ATTRIBUTE,
          column.definition().origin(),
          member.qualifiedName(),
          "definition = ...",
          "columns that the database computes",
          "Add generated = ..., or remove it.");
    }
  }

  private static boolean isGenerated(ColumnAnnotation column) {
    return !column.generated().value().equals(Generated.NEVER.name());
  }

  /** Where else the value comes from, and what to do. */
  private static Optional<String> otherSource(MemberDeclaration member) {
    if (member.annotations().id() != null) {
      return Optional.of("it is a key. Use @Id(generated = ...)");
    }
    if (member.annotations().writes().version() != null) {
      return Optional.of("it is a version, which mutations raise. Remove one of them");
    }
    if (member.isReadOnly()) {
      return Optional.of("it only reads its column. Remove one of them");
    }
    return Optional.empty();
  }
}
