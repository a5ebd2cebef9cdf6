package dev.fraiseql.processor.check;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.bind.Suggestions;
import dev.fraiseql.processor.declared.ComputedDeclaration;
import dev.fraiseql.processor.declared.ComputedDeclaration.Parameter;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A computed field is a static method that takes fields of its class, each as what it is. */
final class ComputedRule implements Rule {

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (TypeDeclaration type : declarations.types()) {
      for (ComputedDeclaration computed : type.computed()) {
        if (computed.objection() != null) {
          reporter.report(
              Diagnostic.COMPUTED_METHOD,
              computed.result().origin(),
              computed.result().qualifiedName(),
              computed.objection());
          continue; // Its parameters may have been made for something else.
        }
        for (Parameter parameter : computed.parameters()) {
          why(type, parameter)
              .ifPresent(why ->
                  reporter.report(
                      Diagnostic.COMPUTED_PARAMETER,
                      parameter.origin(),
                      computed.result().qualifiedName(),
                      parameter.name(),
                      why));
        }
      }
    }
  }

  /** What is wrong with a parameter, as the end of a sentence, and what to do. */
  private static Optional<String> why(TypeDeclaration type, Parameter parameter) {
    List<MemberDeclaration> named =
        type.members().stream().filter(member -> member.name().equals(parameter.name())).toList();
    if (named.isEmpty()) {
      List<String> known =
          type.members().stream()
              .filter(ComputedRule::isTaken)
              .map(MemberDeclaration::name)
              .toList();
      return Optional.of(
          "which is not a field of %s.%s A parameter has the name of the field whose value it takes."
              .formatted(type.simpleName(), Suggestions.sentence(parameter.name(), known)));
    }
    MemberDeclaration field = named.getFirst();
    if (!(field.kind() instanceof MemberKind.Value value) || !isTaken(field)) {
      return Optional.of(
          "which is not a single value in a column of %s. Take fields that are texts, numbers, times"
                  .formatted(type.simpleName())
              + " and the like.");
    }
    if (!isSame(value.type(), parameter.type())) {
      return Optional.of(
          "as %s, but the field is of the type %s. Make both the same."
              .formatted(parameter.javaType(), value.javaType()));
    }
    if (field.nullable() && !parameter.nullable()) {
      return Optional.of(
          "which may be null, as %s that may not. Make it @Nullable or Optional."
              .formatted(parameter.javaType()));
    }
    return Optional.empty();
  }

  private static boolean isTaken(MemberDeclaration member) {
    return member.kind() instanceof MemberKind.Value value
        && !value.type().list()
        && value.type().scalar() != Scalar.JSON;
  }

  private static boolean isSame(ValueType field, @Nullable ValueType parameter) {
    return parameter != null
        && field.scalar() == parameter.scalar()
        && Objects.equals(field.enumName(), parameter.enumName())
        && Objects.equals(field.custom(), parameter.custom());
  }
}
