package dev.fraiseql.processor.check;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.Optional;
import java.util.Set;

/** A type has a key, and each part of it is a value that suits. */
final class KeyRule implements Rule {
  private static final Set<Scalar> SUITABLE =
      Set.of(Scalar.LONG, Scalar.INT, Scalar.STRING, Scalar.UUID);

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (TypeDeclaration type : declarations.types()) {
      boolean any = false;
      for (MemberDeclaration member : type.members()) {
        Origin id = member.annotations().id();
        if (id != null) {
          any = true;
          check(member, id, reporter);
        }
      }
      if (!any && type.isClass()) {
        reporter.report(Diagnostic.NO_ID, type.origin(), type.simpleName());
      }
    }
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
          Optional.of(
              "it is of the scalar %s, and keys are served as ID".formatted(value.javaType()));
      case MemberKind.Value value when isSuitable(value.type()) -> Optional.empty();
      case MemberKind.Value value -> Optional.of("it is of the type " + value.javaType());
      case MemberKind.ToOne _, MemberKind.ToMany _ ->
          Optional.of("it is a relation, whose columns can be fields of their own");
      case MemberKind.Embedded _, MemberKind.Recursion _, MemberKind.Unembeddable _ ->
          Optional.of("it is embedded, but several fields may have @Id");
      // Both are reported as what they are.
      case MemberKind.Unsupported _, MemberKind.Unresolved _ -> Optional.empty();
    };
  }

  private static boolean isSuitable(ValueType type) {
    return SUITABLE.contains(type.scalar());
  }
}
