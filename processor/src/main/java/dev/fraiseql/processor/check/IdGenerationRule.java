package dev.fraiseql.processor.check;

import dev.fraiseql.annotations.Id;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.processor.declared.Attribute;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.Optional;

/** An id is generated in a way that suits its type. */
final class IdGenerationRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (TypeDeclaration type : declarations.types()) {
      for (MemberDeclaration member : type.key()) {
        Attribute<String> generated = member.annotations().writes().idGenerated();
        if (generated != null && member.kind() instanceof MemberKind.Value value) {
          whyUnsuitable(type, value, Id.Generation.valueOf(generated.value()))
              .ifPresent(why ->
                  reporter.report(
                      Diagnostic.ID_GENERATED,
                      generated.origin(),
                      member.qualifiedName(),
                      generated.value(),
                      why));
        }
      }
    }
  }

  private static Optional<String> whyUnsuitable(
      TypeDeclaration type, MemberKind.Value value, Id.Generation generation) {
    Scalar scalar = value.type().scalar();
    return switch (generation) {
      case DATABASE -> whyUnnumbered(type, value, scalar);
      case UUID ->
          scalar == Scalar.UUID
              ? Optional.empty()
              : Optional.of("it is of the type " + value.javaType() + ". Remove it");
      case AUTO, NONE -> Optional.empty();
    };
  }

  private static Optional<String> whyUnnumbered(
      TypeDeclaration type, MemberKind.Value value, Scalar scalar) {
    if (type.key().size() > 1) {
      return Optional.of(
          "it is a part of the key, and databases number whole keys only. Remove it");
    }
    return isNumbered(scalar)
        ? Optional.empty()
        : Optional.of(
            "it is of the type "
                + value.javaType()
                + ", and databases number a short, int or long only. Remove it");
  }

  private static boolean isNumbered(Scalar scalar) {
    return scalar == Scalar.SHORT || scalar == Scalar.INT || scalar == Scalar.LONG;
  }
}
