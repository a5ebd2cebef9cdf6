package dev.fraiseql.processor.check;

import dev.fraiseql.plan.bind.Suggestions;
import dev.fraiseql.processor.declared.Declarations;
import dev.fraiseql.processor.declared.Join;
import dev.fraiseql.processor.declared.MemberDeclaration;
import dev.fraiseql.processor.declared.TypeDeclaration;
import dev.fraiseql.processor.diagnose.Diagnostic;
import dev.fraiseql.processor.diagnose.Reporter;
import java.util.List;

/** A relation leads to a type of this build. */
final class TargetRule implements Rule {
  @Override
  public void check(Declarations declarations, Reporter reporter) {
    List<String> known = declarations.types().stream().map(TypeDeclaration::simpleName).toList();
    EachRelation.visit(
        declarations,
        (type, relation, join) -> {
          if (join instanceof Join.NoTarget(String javaClass)) {
            if (declarations.interfaces().stream()
                .anyMatch(each -> each.javaClass().equals(javaClass))) {
              String name = javaClass.substring(javaClass.lastIndexOf('.') + 1);
              reporter.report(
                  Diagnostic.TO_INTERFACE, relation.origin(), relation.qualifiedName(), name, name);
              return;
            }
            report(relation, javaClass.substring(javaClass.lastIndexOf('.') + 1), known, reporter);
          }
        });
  }

  private static void report(
      MemberDeclaration relation, String target, List<String> known, Reporter reporter) {
    reporter.report(
        Diagnostic.NO_TARGET,
        relation.origin(),
        relation.qualifiedName(),
        target,
        Suggestions.sentence(target, known),
        "Annotate " + target + " with @Type, or make the field something else than a @Relation.");
  }
}
