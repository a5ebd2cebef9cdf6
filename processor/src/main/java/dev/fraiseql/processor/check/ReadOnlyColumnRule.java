package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.List;
import java.util.Objects;

/** A field that only reads the column of another has the same type and is not a key. */
final class ReadOnlyColumnRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (TypeDeclaration type : declarations.types()) {
      List<MemberDeclaration> members = type.everyMember().toList();
      for (MemberDeclaration member : members) {
        if (member.isReadOnly() && member.kind() instanceof MemberKind.Value value) {
          checkKey(member, reporter);
          members.stream()
              .filter(other ->
                  !other.isReadOnly()
                      && other.kind() instanceof MemberKind.Value content
                      && content.column().value().equals(value.column().value()))
              .findFirst()
              .ifPresent(other -> checkAlike(member, other, reporter));
        }
      }
    }
  }

  private static void checkKey(MemberDeclaration member, Reporter reporter) {
    if (member.annotations().id() != null) {
      Origin origin = Objects.requireNonNull(member.annotations().column()).readOnly().origin();
      reporter.report(
          Diagnostic.MISPLACED_COLUMN_ATTRIBUTE,
          origin,
          member.qualifiedName(),
          "readOnly = ...",
          "fields that are no key",
          "Put it on the other field of the column.");
    }
  }

  private static void checkAlike(
      MemberDeclaration member, MemberDeclaration other, Reporter reporter) {
    MemberKind.Value own = (MemberKind.Value) member.kind();
    MemberKind.Value first = (MemberKind.Value) other.kind();
    String column = own.column().value();
    if (!own.type().equals(first.type())) {
      reporter.report(
          Diagnostic.REFERENCE_TYPE,
          member.origin(),
          member.qualifiedName(),
          other.qualifiedName(),
          column,
          own.javaType(),
          first.javaType());
    } else if (other.nullable() != member.nullable()) {
      reporter.report(
          Diagnostic.REFERENCE_NULLABLE,
          member.origin(),
          (member.nullable() ? other : member).qualifiedName(),
          (member.nullable() ? member : other).qualifiedName(),
          column);
    }
  }
}
