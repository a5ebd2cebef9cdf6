package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.Optional;

/** A type has a key or declares to have none, and each part of a key is a value that suits. */
final class KeyRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (TypeDeclaration type : declarations.types()) {
      boolean any = false;
      for (MemberDeclaration member : type.members()) {
        Origin id = member.annotations().id();
        if (id != null && type.noKey() != null) {
          reporter.report(
              Diagnostic.KEY_BESIDE_NONE, id, member.qualifiedName(), type.simpleName());
        } else if (id != null) {
          any = true;
          check(member, id, reporter);
        }
      }
      if (!any && type.noKey() == null && type.isClass()) {
        reporter.report(Diagnostic.NO_ID, type.origin(), type.simpleName());
      }
      if (type.noKey() != null && type.everyMember().noneMatch(KeyRule::isSorted)) {
        reporter.report(Diagnostic.NO_ORDER, type.origin(), type.simpleName());
      }
    }
  }

  /** Whether rows can be sorted by a member; the key that a relation holds can be compared. */
  private static boolean isSorted(MemberDeclaration member) {
    return member.kind() instanceof MemberKind.ToOne
        || (member.kind() instanceof MemberKind.Value value && value.type().isComparable());
  }

  private static void check(MemberDeclaration member, Origin id, Reporter reporter) {
    Optional<String> unsuitable = whyUnsuitable(member);
    if (unsuitable.isPresent()) {
      reporter.report(Diagnostic.ID_TYPE, id, member.qualifiedName(), unsuitable.get());
    } else if (member.nullable()) {
      reporter.report(Diagnostic.NULLABLE_ID, id, member.qualifiedName());
    }
  }

  private static Optional<String> whyUnsuitable(MemberDeclaration member) {
    return switch (member.kind()) {
      case MemberKind.Value value when value.type().list() -> Optional.of("it is a list");
      case MemberKind.Value value when value.type().custom() != null ->
          Optional.of("it is of the custom scalar " + value.javaType());
      case MemberKind.Value value when value.type().scalar().canBeKey() -> Optional.empty();
      case MemberKind.Value value -> Optional.of("it is of the type " + value.javaType());
      case MemberKind.ToOne _, MemberKind.ToMany _ ->
          Optional.of("it is a relation, whose columns can be fields of their own");
      case MemberKind.Embedded _, MemberKind.Recursion _, MemberKind.Unembeddable _ ->
          Optional.of("it is embedded, but several fields may have @Id");
      // Both are reported as what they are.
      case MemberKind.Unsupported _, MemberKind.Unresolved _ -> Optional.empty();
    };
  }
}
