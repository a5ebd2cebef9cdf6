package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.stream.Stream;

/** Each field is of a Java type that has a GraphQL type. */
final class JavaTypeRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    Stream.concat(declarations.everyMember(), declarations.everyResult())
        .forEach(member -> check(member, reporter));
  }

  private static void check(MemberDeclaration member, Reporter reporter) {
    switch (member.kind()) {
      case MemberKind.Unsupported(String javaType, String remedy) ->
          reporter.report(
              Diagnostic.UNSUPPORTED_TYPE,
              member.origin(),
              member.qualifiedName(),
              javaType,
              remedy);
      case MemberKind.Value value when value.nullableElements() ->
          reporter.report(Diagnostic.NULLABLE_ELEMENT, member.origin(), member.qualifiedName());
      default -> {}
    }
  }
}
