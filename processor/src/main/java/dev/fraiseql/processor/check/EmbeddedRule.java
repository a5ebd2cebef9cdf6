package dev.fraiseql.processor.check;

import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.MemberKind;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Origin;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.Objects;

/** What is embedded is made of values, and not of itself. */
final class EmbeddedRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    declarations.everyMember().forEach(member -> check(member, reporter));
    declarations.types().forEach(type -> checkNested(type, reporter));
  }

  private static void check(MemberDeclaration member, Reporter reporter) {
    Origin origin = Objects.requireNonNullElse(member.annotations().embedded(), member.origin());
    switch (member.kind()) {
      case MemberKind.Recursion(var path) ->
          reporter.report(
              Diagnostic.RECURSIVE_EMBEDDED, origin, path.getFirst(), String.join(" > ", path));
      case MemberKind.Unembeddable(String javaType, String why) ->
          reporter.report(Diagnostic.NOT_EMBEDDABLE, origin, member.qualifiedName(), javaType, why);
      case MemberKind.Embedded embedded when embedded.members().isEmpty() ->
          reporter.report(Diagnostic.NO_FIELDS, origin, member.qualifiedName(), embedded.type());
      default -> {}
    }
  }

  private static void checkNested(TypeDeclaration type, Reporter reporter) {
    type.everyMember()
        .filter(member -> !type.members().contains(member))
        .forEach(member -> {
          Origin id = member.annotations().id();
          if (id != null) {
            report(member, id, "Id", type, reporter);
          }
          Origin version = member.annotations().writes().version();
          if (version != null) {
            report(member, version, "Version", type, reporter);
          }
          Origin unique = member.annotations().writes().unique();
          if (unique != null) {
            report(member, unique, "Unique", type, reporter);
          }
          if (member.annotations().relation() != null) {
            report(member, member.annotations().relation().origin(), "Relation", type, reporter);
          }
        });
  }

  private static void report(
      MemberDeclaration member,
      Origin origin,
      String annotation,
      TypeDeclaration type,
      Reporter reporter) {
    reporter.report(
        Diagnostic.NOT_IN_EMBEDDED,
        origin,
        member.qualifiedName(),
        annotation,
        type.simpleName(),
        type.simpleName());
  }
}
