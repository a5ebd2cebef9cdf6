package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberAnnotations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.MethodClassDeclaration;
import dev.fraiseql.processor.declared.MethodDeclaration;
import dev.fraiseql.processor.declared.MethodDeclaration.ChangesParameter;
import dev.fraiseql.processor.declared.MethodDeclaration.ConnectionParameter;
import dev.fraiseql.processor.declared.MethodDeclaration.Parameter;
import dev.fraiseql.processor.declared.ObjectDeclaration;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.declared.ValueDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Methods that are root fields can be called, and all that they take and return has a type. */
final class MethodRule implements Rule {
  private static final String PARAMETERS =
      "Use a type that docs/errors.md lists under FQ102, or a List of it.";
  private static final String RESULTS =
      "Return a value, a RowKey or the record of a @Type, a record of values, or a List of these.";

  @Override
  public void check(Declarations declarations, Reporter reporter) {
    for (MethodClassDeclaration type : declarations.methods()) {
      if (type.objection() != null) {
        reporter.report(
            Diagnostic.METHOD_CLASS,
            type.origin(),
            type.simpleName(),
            type.annotation(),
            type.objection());
        continue;
      }
      if (declarations.types().isEmpty()) {
        reporter.report(
            Diagnostic.METHODS_WITHOUT_TYPES, type.origin(), type.simpleName(), type.annotation());
      }
      type.methods().forEach(method -> check(method, declarations, reporter));
    }
    for (ObjectDeclaration object : declarations.objects()) {
      if (object.fields().isEmpty()) {
        report(object.origin(), object.name(), "it has no components. Add some.", reporter);
      }
      object.fields().forEach(field -> checkField(field, reporter));
    }
  }

  private static void report(Origin origin, String what, String problem, Reporter reporter) {
    reporter.report(Diagnostic.METHOD_OBJECT, origin, what, problem);
  }

  private static void check(
      MethodDeclaration method, Declarations declarations, Reporter reporter) {
    if (method.objection() != null) {
      reporter.report(
          Diagnostic.METHOD,
          method.origin(),
          method.qualifiedName(),
          method.annotation(),
          method.objection());
      return;
    }
    checkGiven(method, reporter);
    for (MethodDeclaration.Argument argument : method.arguments()) {
      MemberDeclaration member = argument.value().member();
      if (member.kind() instanceof MemberKind.Unsupported(String javaType, String hint)) {
        reporter.report(
            Diagnostic.METHOD_PARAMETER,
            member.origin(),
            method.qualifiedName(),
            member.name(),
            javaType,
            hint.isEmpty() ? PARAMETERS : hint);
      }
    }
    method.values().forEach(value -> checkAnnotations(value, reporter));
    whyNotReturned(method, declarations)
        .ifPresent(why ->
            reporter.report(
                Diagnostic.METHOD_RESULT, method.origin(), method.qualifiedName(), why));
  }

  private static void checkField(ValueDeclaration field, Reporter reporter) {
    MemberDeclaration member = field.member();
    if (member.kind() instanceof MemberKind.Unsupported(String javaType, String hint)) {
      report(
          member.origin(),
          member.qualifiedName(),
          "it is of the Java type " + javaType + ". " + (hint.isEmpty() ? PARAMETERS : hint),
          reporter);
    }
    checkAnnotations(field, reporter);
  }

  /** What is passed to the method besides its arguments. */
  private static void checkGiven(MethodDeclaration method, Reporter reporter) {
    List<Origin> changes = new ArrayList<>();
    List<Origin> connections = new ArrayList<>();
    for (Parameter parameter : method.parameters()) {
      switch (parameter) {
        case ChangesParameter(Origin origin) -> changes.add(origin);
        case ConnectionParameter(Origin origin) -> connections.add(origin);
        case MethodDeclaration.Argument _ -> {}
      }
    }
    if (!method.mutation() && !changes.isEmpty()) {
      given(
          method,
          changes.getFirst(),
          "Changes, but a query writes nothing. Remove the parameter, or make the method a"
              + " @Mutation.",
          reporter);
    } else if (changes.size() > 1) {
      given(method, changes.get(1), "Changes twice. Remove one of the parameters.", reporter);
    }
    if (connections.size() > 1) {
      given(
          method,
          connections.get(1),
          "a Connection twice. Remove one of the parameters.",
          reporter);
    }
  }

  private static void given(
      MethodDeclaration method, Origin origin, String problem, Reporter reporter) {
    reporter.report(Diagnostic.METHOD_GIVEN, origin, method.qualifiedName(), problem);
  }

  private static void checkAnnotations(ValueDeclaration declared, Reporter reporter) {
    MemberDeclaration member = declared.member();
    MemberAnnotations annotations = member.annotations();
    String misplaced =
        annotations.column() != null
            ? "Column"
            : annotations.relation() != null
                ? "Relation"
                : annotations.embedded() != null ? "Embedded" : null;
    if (misplaced != null) {
      reporter.report(
          Diagnostic.METHOD_ANNOTATION, member.origin(), member.qualifiedName(), misplaced);
    }
    if (member.kind() instanceof MemberKind.Value value) {
      if (value.nullableElements()) {
        reporter.report(Diagnostic.NULLABLE_ELEMENT, member.origin(), member.qualifiedName());
      }
      if (annotations.id() != null && !declared.canBeId()) {
        reporter.report(
            Diagnostic.METHOD_ID, annotations.id(), member.qualifiedName(), value.javaType());
      }
    }
  }

  /** Why the result of a method has no type: the end of a message; empty if it has one. */
  private static Optional<String> whyNotReturned(
      MethodDeclaration method, Declarations declarations) {
    return switch (method.result()) {
      case MethodDeclaration.Unsupported(String javaType, String hint) ->
          Optional.of(
              javaType + ", which has no GraphQL type. " + (hint.isEmpty() ? RESULTS : hint));
      case MethodDeclaration.Rows rows -> whyNotReturned(rows, declarations);
      default -> Optional.empty();
    };
  }

  private static Optional<String> whyNotReturned(
      MethodDeclaration.Rows rows, Declarations declarations) {
    TypeDeclaration type = declarations.ofClass(rows.javaClass()).orElse(null);
    if (type == null) {
      String name = rows.javaClass().substring(rows.javaClass().lastIndexOf('.') + 1);
      return Optional.of(
          "rows of "
              + name
              + ", which is no class with @Type of this build. Annotate it, or return another"
              + " type.");
    }
    if (type.noKey() != null) {
      return Optional.of(
          "rows of "
              + type.simpleName()
              + ", which has no key that they could be read by. Return a record of values.");
    }
    return rows.hiddenKey() == null
        ? Optional.empty()
        : Optional.of(
            type.simpleName()
                + ", whose key "
                + rows.hiddenKey()
                + " generated code cannot read. Return RowKey<"
                + type.simpleName()
                + ">, or add an accessor.");
  }
}
