package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.OnDelete;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberAnnotations.RelationAnnotation;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.Optional;

/** A relation that becomes null when its row is deleted can be null. */
final class OnDeleteRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (TypeDeclaration type : declarations.types()) {
      for (MemberDeclaration member : type.members()) {
        RelationAnnotation relation = member.annotations().relation();
        if (relation != null
            && member.kind() instanceof MemberKind.ToOne
            && relation.onDelete().value().equals(OnDelete.SET_NULL.name())) {
          whyNeverNull(declarations, type, member)
              .ifPresent(why ->
                  reporter.report(
                      Diagnostic.SET_NULL,
                      relation.onDelete().origin(),
                      member.qualifiedName(),
                      why));
        }
      }
    }
  }

  private static Optional<String> whyNeverNull(
      Declarations declarations, TypeDeclaration type, MemberDeclaration relation) {
    if (!relation.nullable()) {
      return Optional.of("it is never null");
    }
    return declarations.columns(type, relation).stream()
        .filter(column -> !column.nullable())
        .map(Column::name)
        .findFirst()
        .map(name -> "its column " + name + " is never null");
  }
}
